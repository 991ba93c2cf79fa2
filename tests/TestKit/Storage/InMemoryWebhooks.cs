using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>Webhook endpoints with their deliveries as one scope sees them.</summary>
public sealed class InMemoryWebhooks(InMemoryDatabase database, InMemoryUnitOfWork unitOfWork) : IWebhooks
{
    public Task<IReadOnlyList<WebhookEndpoint>> ListAsync(TenantKey tenant, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WebhookEndpoint>>(
            [.. database.Webhooks.Where(row => row.Tenant == tenant).Select(unitOfWork.Webhooks.Track)]);

    public Task<WebhookEndpoint?> FindAsync(TenantKey tenant, Guid id, CancellationToken cancellationToken) =>
        Task.FromResult(database.Webhooks.FirstOrDefault(row => row.Tenant == tenant && row.Id == id) is { } row
            ? unitOfWork.Webhooks.Track(row)
            : null);

    public void Add(WebhookEndpoint endpoint) => unitOfWork.Webhooks.Add(endpoint);

    public void Remove(WebhookEndpoint endpoint) => unitOfWork.Webhooks.Remove(endpoint);

    public void Add(WebhookDelivery delivery) => unitOfWork.Webhooks.Add(delivery);

    public Task<WebhookDelivery?> NextAsync(TenantKey tenant, Guid endpoint, CancellationToken cancellationToken) =>
        Task.FromResult(Pending(tenant, endpoint).FirstOrDefault() is { } row ? unitOfWork.Webhooks.Track(row) : null);

    public Task<WebhookDelivery?> FindDeliveryAsync(
        TenantKey tenant, Guid endpoint, string id, CancellationToken cancellationToken) =>
        Task.FromResult(To(tenant, endpoint).FirstOrDefault(row => row.Id == id) is { } row ? unitOfWork.Webhooks.Track(row) : null);

    public Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(
        TenantKey tenant, Guid endpoint, string? before, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WebhookDelivery>>(
        [
            .. To(tenant, endpoint).Reverse()
                .Where(row => before is null || string.CompareOrdinal(row.Id, before) < 0)
                .Take(limit),
        ]);

    public Task<int> CountPendingAsync(TenantKey tenant, Guid endpoint, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(Math.Min(limit, Pending(tenant, endpoint).Count()));

    private IEnumerable<WebhookDelivery> Pending(TenantKey tenant, Guid endpoint) =>
        To(tenant, endpoint).Where(row => row.State == WebhookDeliveryState.Pending);

    private IEnumerable<WebhookDelivery> To(TenantKey tenant, Guid endpoint) =>
        database.Deliveries.Where(row => row.Tenant == tenant && row.Endpoint == endpoint);
}
