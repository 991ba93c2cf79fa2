using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Application.Storage;

/// <summary>
/// The webhook endpoints of accounts with their deliveries. What is found is tracked; <see cref="IUnitOfWork.TrySaveAsync"/> writes
/// it, and schedules what became due. Deliveries of events are added by the unit of work alone.
/// </summary>
public interface IWebhooks
{
    /// <summary>The oldest first; few.</summary>
    Task<IReadOnlyList<WebhookEndpoint>> ListAsync(TenantKey tenant, CancellationToken cancellationToken);

    Task<WebhookEndpoint?> FindAsync(TenantKey tenant, Guid id, CancellationToken cancellationToken);

    void Add(WebhookEndpoint endpoint);

    /// <summary>Removes an endpoint; its deliveries go with it.</summary>
    void Remove(WebhookEndpoint endpoint);

    void Add(WebhookDelivery delivery);

    /// <summary>The oldest delivery that waits.</summary>
    Task<WebhookDelivery?> NextAsync(TenantKey tenant, Guid endpoint, CancellationToken cancellationToken);

    Task<WebhookDelivery?> FindDeliveryAsync(TenantKey tenant, Guid endpoint, string id, CancellationToken cancellationToken);

    /// <summary>The deliveries to an endpoint, newest first.</summary>
    /// <param name="tenant">The account.</param>
    /// <param name="endpoint">Its id.</param>
    /// <param name="before">Only older ones; null for the first page.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(
        TenantKey tenant, Guid endpoint, string? before, int limit, CancellationToken cancellationToken);

    /// <summary>The deliveries to an endpoint that wait, counted up to a limit.</summary>
    Task<int> CountPendingAsync(TenantKey tenant, Guid endpoint, int limit, CancellationToken cancellationToken);
}
