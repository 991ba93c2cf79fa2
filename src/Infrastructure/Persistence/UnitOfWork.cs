using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>One save, one transaction; for payments on PostgreSQL also one round trip.</summary>
internal sealed class UnitOfWork(AcquiringDbContext context, FollowUpSignal signal, TimeProvider time) : IUnitOfWork
{
    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        context.ChangeTracker.DetectChanges();
        var wakes = context.ChangeTracker.Entries<FollowUp>().Any(work => IsChanged(work.State) && work.Entity.DueAt <= time.GetUtcNow());
        context.Database.AutoTransactionBehavior = context.RunsABatchAsOneTransaction && !TouchesAccounts() ? AutoTransactionBehavior.Never : AutoTransactionBehavior.WhenNeeded;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (LostRace.Is(exception))
        {
            context.ChangeTracker.Clear();
            return false;
        }
        finally
        {
            context.Database.AutoTransactionBehavior = AutoTransactionBehavior.WhenNeeded;
        }
        if (wakes)
            signal.Wake();
        return true;
    }

    // An account is guarded by its version, which EF compares after the fact: that needs a transaction to take back.
    private bool TouchesAccounts() => context.ChangeTracker.Entries().Any(entry => entry.Entity is Account or PaymentMethod && IsChanged(entry.State));

    private static bool IsChanged(EntityState state) => state is EntityState.Added or EntityState.Modified or EntityState.Deleted;
}
