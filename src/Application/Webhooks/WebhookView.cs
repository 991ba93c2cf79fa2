using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>An endpoint as shown to its seller: never with a secret.</summary>
/// <param name="Endpoint">As it is stored.</param>
/// <param name="LastDelivery">The newest one, waiting or delivered; null where there was none.</param>
/// <param name="Pending">Deliveries that wait, up to <see cref="MostCounted"/>.</param>
public sealed record WebhookView(WebhookEndpoint Endpoint, WebhookDelivery? LastDelivery, int Pending)
{
    /// <summary>A number that is shown means so many or more.</summary>
    public const int MostCounted = 1000;

    public WebhookHealth Health => HealthOf(Endpoint);

    public static WebhookHealth HealthOf(WebhookEndpoint endpoint) => endpoint switch
    {
        { Enabled: false } => WebhookHealth.Off,
        { SuspendedAt: not null } => WebhookHealth.Suspended,
        { FailingSince: not null } => WebhookHealth.Failing,
        _ => WebhookHealth.Good,
    };

    internal static async Task<WebhookView> OfAsync(IWebhooks webhooks, WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        var last = await webhooks.DeliveriesAsync(endpoint.Tenant, endpoint.Id, before: null, limit: 1, cancellationToken);
        var pending = await webhooks.CountPendingAsync(endpoint.Tenant, endpoint.Id, MostCounted, cancellationToken);
        return new WebhookView(endpoint, last.Count > 0 ? last[0] : null, pending);
    }
}

/// <summary>The state of an endpoint in one word.</summary>
public enum WebhookHealth
{
    Good = 1,

    /// <summary>The last tries failed; it is tried again by itself.</summary>
    Failing = 2,

    /// <summary>Given up until a person changes it or orders a delivery once more.</summary>
    Suspended = 3,

    /// <summary>Switched off by a person.</summary>
    Off = 4,
}
