using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Web.Tests.Seller;

/// <summary>A webhook of the signed in seller.</summary>
internal static class AWebhook
{
    public const string Secret = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    public static readonly DateTimeOffset At = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static readonly Guid Id = Guid.CreateVersion7(At);

    private static TenantKey Tenant => SignedIn.Administrator.Tenant;

    public static WebhookEndpoint Endpoint() =>
        new(Tenant, Id, new Uri("https://shop.example.com/hooks"), WebhookEvents.All, new SealedText("cipher"), At);

    public static WebhookEndpoint Failing()
    {
        var endpoint = Endpoint();
        endpoint.Fail(null, 100, At);
        return endpoint;
    }

    public static WebhookDelivery Delivery() =>
        new(Tenant, Id, new WebhookMessage(Tenant, WebhookEvents.PaymentPaid, At, 1, """{"type":"payment.paid"}"""));

    public static WebhookView View(WebhookEndpoint endpoint) => new(endpoint, Delivery(), 2);

    /// <summary>A log with one delivery that was refused once.</summary>
    public static DeliveryPage Log(WebhookEndpoint endpoint)
    {
        var delivery = Delivery();
        delivery.Try(500, "HTTP 500", At);
        return new DeliveryPage(endpoint, [delivery], null);
    }
}
