using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Webhooks;

/// <summary>The webhooks of one save: their rows, and the follow-ups that send them.</summary>
internal sealed class DueWebhooks(AcquiringDbContext context, TimeProvider time)
{
    /// <summary>Adds a delivery for each endpoint that wants one of the messages.</summary>
    public async Task AddAsync(IEnumerable<WebhookMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var account in messages.GroupBy(message => message.Tenant))
        {
            var endpoints = await context.WebhookEndpoints.AsNoTracking().Of(account.Key).ToListAsync(cancellationToken);
            foreach (var delivery in WebhookMessages.Deliveries(endpoints, account))
                StoredWebhooks.Track(context, delivery);
        }
    }

    /// <summary>
    /// The endpoints with something new to send, and those that were removed; always in the same order, so that two saves do not wait
    /// for each other.
    /// </summary>
    public IReadOnlyList<DueEndpoint> Take()
    {
        var changed = context.ChangeTracker.Entries<WebhookEndpoint>().ToList();
        var removed = changed.Where(entry => entry.State == EntityState.Deleted).Select(entry => DueEndpoint.Of(entry.Entity, true));
        var woken = changed
            .Where(entry => entry.State != EntityState.Deleted && entry.Entity.TakeWake())
            .Select(entry => DueEndpoint.Of(entry.Entity, false));
        var added = context.ChangeTracker.Entries<WebhookDelivery>()
            .Where(entry => entry.State == EntityState.Added)
            .Select(entry => new DueEndpoint(entry.Entity.Tenant, entry.Entity.Endpoint, false));
        return [.. removed.Concat(woken).Concat(added).DistinctBy(due => due.Id).OrderBy(due => due.Id)];
    }

    /// <summary>Orders the sending, in the transaction of the save.</summary>
    public async Task OrderAsync(IReadOnlyList<DueEndpoint> endpoints, CancellationToken cancellationToken)
    {
        foreach (var due in endpoints)
        {
            if (due.IsRemoved)
                await RemoveAsync(due, cancellationToken);
            else
                await FollowUpQueue.OrderAsync(
                    context, due.Tenant, new PaymentId(due.Id), FollowUpKind.DeliverWebhooks, time.GetUtcNow(), cancellationToken);
        }
    }

    private async Task RemoveAsync(DueEndpoint removed, CancellationToken cancellationToken)
    {
        var owner = new PaymentId(removed.Id);
        await context.WebhookDeliveries.Of(removed.Tenant)
            .Where(delivery => delivery.Endpoint == removed.Id)
            .ExecuteDeleteAsync(cancellationToken);
        await context.FollowUps.Of(removed.Tenant)
            .Where(work => work.Payment == owner && work.Kind == FollowUpKind.DeliverWebhooks)
            .ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>An endpoint with something to send, or one that was removed.</summary>
internal sealed record DueEndpoint(TenantKey Tenant, Guid Id, bool IsRemoved)
{
    public static DueEndpoint Of(WebhookEndpoint endpoint, bool isRemoved) => new(endpoint.Tenant, endpoint.Id, isRemoved);
}
