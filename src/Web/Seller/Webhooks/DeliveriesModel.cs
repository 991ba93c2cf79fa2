using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Web.Seller.Webhooks;

/// <summary>A part of the log of deliveries.</summary>
/// <param name="Page">Newest first.</param>
/// <param name="After">The id after which it begins; null for the newest.</param>
public sealed record DeliveriesModel(DeliveryPage Page, string? After)
{
    public WebhookEndpoint Endpoint => Page.Endpoint;

    /// <summary>Something is on its way: the log looks again.</summary>
    public bool Moves => Endpoint.CanSend && Page.Items.Any(delivery => delivery.State == WebhookDeliveryState.Pending);
}
