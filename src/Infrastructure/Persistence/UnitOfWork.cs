using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Infrastructure.Persistence.Attention;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using CleanAcquiring.Infrastructure.Persistence.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence;

internal sealed class UnitOfWork(AcquiringDbContext context, FollowUpSignal signal, DueWebhooks webhooks, TimeProvider time)
    : IUnitOfWork
{
    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        var payments = context.ChangeTracker.Entries<Payment>().Select(entry => entry.Entity).ToList();
        var messages = payments.SelectMany(payment => WebhookMessages.Of(payment, FollowUpScheduler.Schedule(payment))).ToList();
        await RecordAttentionAsync(payments, cancellationToken);
        await webhooks.AddAsync(messages.Concat(NewAttention()), cancellationToken);
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
            await SaveAsync(webhooks.Take(), cancellationToken);
        }
        catch (Exception failure) when (failure is DbUpdateConcurrencyException || context.IsCollision(failure))
        {
            context.ChangeTracker.Clear();
            return false;
        }
        woken.ForEach(signal.Raise);
        return true;
    }

    private async Task SaveAsync(IReadOnlyList<DueEndpoint> due, CancellationToken cancellationToken)
    {
        if (due.Count == 0)
        {
            await context.SaveChangesAsync(cancellationToken);
            return;
        }
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await webhooks.OrderAsync(due, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(FollowUpKind.DeliverWebhooks);
    }

    private IEnumerable<WebhookMessage> NewAttention() =>
        context.ChangeTracker.Entries<AttentionItem>()
            .Where(entry => entry.State == EntityState.Added)
            .Select(entry => WebhookMessages.Of(entry.Entity))
            .OfType<WebhookMessage>();

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
