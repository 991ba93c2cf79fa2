using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>The endpoints and deliveries that one scope loaded, added or removed.</summary>
internal sealed class TrackedWebhooks(InMemoryDatabase database)
{
    private readonly Dictionary<Guid, (WebhookEndpoint Endpoint, int? Version)> endpoints = [];
    private readonly Dictionary<string, (WebhookDelivery Delivery, int? Attempts)> deliveries = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> removed = [];

    /// <summary>Another writer changed a row that this scope has.</summary>
    public bool Collides =>
        endpoints.Any(it => it.Value.Version is { } version && database.WebhookRows.GetValueOrDefault(it.Key)?.Version != version)
        || deliveries.Any(it => it.Value.Attempts is { } tries && database.DeliveryRows.GetValueOrDefault(it.Key)?.Attempts != tries);

    public WebhookEndpoint Track(WebhookEndpoint row)
    {
        if (!endpoints.TryGetValue(row.Id, out var known))
            endpoints.Add(row.Id, known = (StoredCopy.Of(row), row.Version));
        return known.Endpoint;
    }

    public WebhookDelivery Track(WebhookDelivery row)
    {
        if (!deliveries.TryGetValue(row.Id, out var known))
            deliveries.Add(row.Id, known = (StoredCopy.Of(row), row.Attempts));
        return known.Delivery;
    }

    public void Add(WebhookEndpoint endpoint) => endpoints.Add(endpoint.Id, (endpoint, null));

    public void Add(WebhookDelivery delivery) => deliveries.Add(delivery.Id, (delivery, null));

    public void Remove(WebhookEndpoint endpoint) => removed.Add(endpoint.Id);

    public void Clear()
    {
        endpoints.Clear();
        deliveries.Clear();
        removed.Clear();
    }

    public void Write(IReadOnlyList<WebhookMessage> messages)
    {
        var fresh = deliveries.Values.Where(it => it.Attempts is null).Select(it => it.Delivery)
            .Concat(WebhookMessages.Deliveries([.. database.WebhookRows.Values], messages))
            .ToList();
        foreach (var (endpoint, _) in endpoints.Values)
            database.WebhookRows[endpoint.Id] = StoredCopy.Of(endpoint);
        foreach (var delivery in deliveries.Values.Select(it => it.Delivery).Concat(fresh).ToList())
            database.DeliveryRows[delivery.Id] = StoredCopy.Of(delivery);
        foreach (var endpoint in endpoints.Values.Select(it => it.Endpoint).Where(it => it.TakeWake()))
            Order(endpoint.Tenant, endpoint.Id, endpoint.RetryAt);
        foreach (var delivery in fresh)
            Order(delivery.Tenant, delivery.Endpoint, delivery.CreatedAt);
        foreach (var id in removed)
            Erase(id);
        Clear();
    }

    // The work is due at once: the handler itself waits for the end of a pause.
    private void Order(Domain.Accounts.TenantKey tenant, Guid endpoint, DateTimeOffset? at) =>
        database.Order(tenant, new PaymentId(endpoint), FollowUpKind.DeliverWebhooks, at ?? DateTimeOffset.UnixEpoch);

    private void Erase(Guid id)
    {
        database.WebhookRows.Remove(id);
        foreach (var delivery in database.DeliveryRows.Values.Where(row => row.Endpoint == id).ToList())
            database.DeliveryRows.Remove(delivery.Id);
    }
}
