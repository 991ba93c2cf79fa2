using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence.Attention;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence;

internal sealed class UnitOfWork(AcquiringDbContext context, FollowUpSignal signal, TimeProvider time) : IUnitOfWork
{
    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        var payments = context.ChangeTracker.Entries<Payment>().Select(entry => entry.Entity).ToList();
        payments.ForEach(FollowUpScheduler.Schedule);
        await RecordAttentionAsync(payments, cancellationToken);
        context.ChangeTracker.DetectChanges();
        var changed = context
            .ChangeTracker.Entries<FollowUp>()
            .Where(work => work.State is EntityState.Added or EntityState.Modified)
            .ToList();
        changed.ForEach(FollowUpConfiguration.WriteWhole);
        var now = time.GetUtcNow();
        var woken = changed.Where(work => work.Entity.DueAt <= now).Select(work => work.Entity.Kind).Distinct().ToList();
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is DbUpdateConcurrencyException || context.IsCollision(failure))
        {
            context.ChangeTracker.Clear();
            return false;
        }
        woken.ForEach(signal.Raise);
        return true;
    }

    private async Task RecordAttentionAsync(IReadOnlyList<Payment> payments, CancellationToken cancellationToken)
    {
        Dictionary<(TenantKey, InvoiceId), List<AttentionItem>> invoices = [];
        foreach (var payment in payments)
        {
            if (payment.TakeAttentionChanges() is not { Count: > 0 } changes)
                continue;
            var key = (payment.Tenant, payment.Invoice);
            if (!invoices.TryGetValue(key, out var open))
                invoices[key] = open = await StoredAttention.OpenOfAsync(context, payment.Tenant, payment.Invoice, cancellationToken);
            foreach (var change in changes)
                AttentionItem.Apply(open, payment, change);
        }
        foreach (var item in invoices.Values.SelectMany(open => open))
            StoredAttention.Track(context, item);
    }
}
