using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Webhooks;

internal sealed class StoredWebhooks(AcquiringDbContext context) : IWebhooks
{
    public async Task<IReadOnlyList<WebhookEndpoint>> ListAsync(TenantKey tenant, CancellationToken cancellationToken) =>
        await context.WebhookEndpoints.Of(tenant)
            .OrderBy(endpoint => endpoint.CreatedAt).ThenBy(endpoint => endpoint.Id)
            .ToListAsync(cancellationToken);

    public Task<WebhookEndpoint?> FindAsync(TenantKey tenant, Guid id, CancellationToken cancellationToken) =>
        context.WebhookEndpoints.Of(tenant).SingleOrDefaultAsync(endpoint => endpoint.Id == id, cancellationToken);

    public void Add(WebhookEndpoint endpoint)
    {
        context.Entry(endpoint).SetTenant(endpoint.Tenant);
        context.WebhookEndpoints.Add(endpoint);
    }

    // The deliveries are erased by the unit of work, in the transaction of the removal.
    public void Remove(WebhookEndpoint endpoint) => context.Remove(endpoint);

    public void Add(WebhookDelivery delivery) => Track(context, delivery);

    public Task<WebhookDelivery?> NextAsync(TenantKey tenant, Guid endpoint, CancellationToken cancellationToken) =>
        To(tenant, endpoint)
            .Where(delivery => delivery.State == WebhookDeliveryState.Pending)
            .OrderBy(delivery => delivery.Id)
            .FirstOrDefaultAsync(cancellationToken);

    public Task<WebhookDelivery?> FindDeliveryAsync(
        TenantKey tenant, Guid endpoint, string id, CancellationToken cancellationToken) =>
        To(tenant, endpoint).SingleOrDefaultAsync(delivery => delivery.Id == id, cancellationToken);

    public async Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(
        TenantKey tenant, Guid endpoint, string? before, int limit, CancellationToken cancellationToken)
    {
        var deliveries = To(tenant, endpoint).AsNoTracking();
#pragma warning disable CA1309 // The database compares, in the order in which it sorts.
        if (before is not null)
            deliveries = deliveries.Where(delivery => string.Compare(delivery.Id, before) < 0);
#pragma warning restore CA1309
        return await deliveries.OrderByDescending(delivery => delivery.Id).Take(limit).ToListAsync(cancellationToken);
    }

    public Task<int> CountPendingAsync(TenantKey tenant, Guid endpoint, int limit, CancellationToken cancellationToken) =>
        To(tenant, endpoint)
            .Where(delivery => delivery.State == WebhookDeliveryState.Pending)
            .Take(limit)
            .CountAsync(cancellationToken);

    public static void Track(AcquiringDbContext context, WebhookDelivery delivery)
    {
        context.Entry(delivery).SetTenant(delivery.Tenant);
        context.WebhookDeliveries.Add(delivery);
    }

    private IQueryable<WebhookDelivery> To(TenantKey tenant, Guid endpoint) =>
        context.WebhookDeliveries.Of(tenant).Where(delivery => delivery.Endpoint == endpoint);
}
