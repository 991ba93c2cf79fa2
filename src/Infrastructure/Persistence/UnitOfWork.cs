using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence;

internal sealed class UnitOfWork(AcquiringDbContext context, FollowUpSignal signal, TimeProvider time) : IUnitOfWork
{
    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        foreach (var payment in context.Payments.Local)
            FollowUpScheduler.Schedule(payment);
        context.ChangeTracker.DetectChanges();
        var changed = context
            .ChangeTracker.Entries<FollowUp>()
            .Where(work => work.State is EntityState.Added or EntityState.Modified)
            .ToList();
        changed.ForEach(FollowUpConfiguration.WriteWhole);
        var now = time.GetUtcNow();
        var wakes = changed.Exists(work => work.Entity.DueAt <= now);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || context.IsCollision(failure))
        {
            context.ChangeTracker.Clear();
            return false;
        }
        if (wakes)
            signal.Raise();
        return true;
    }
}
