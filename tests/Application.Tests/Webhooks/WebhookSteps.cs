using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.TestKit.Webhooks;

namespace CleanAcquiring.Application.Tests.Webhooks;

/// <summary>Steps of a seller with webhooks, and of the worker that sends them.</summary>
internal static class WebhookSteps
{
    public const string Url = "https://shop.example.com/hooks";

    public static async Task<AddedWebhook> AddWebhookAsync(this UseCases app, string url = Url, params string[] events) =>
        (await app.SendAsync(new AddWebhookCommand(UseCases.Seller, url, events.Length > 0 ? events : WebhookEvents.All))).Value;

    public static async Task<WebhookView> WebhookAsync(this UseCases app, Guid id) =>
        (await app.SendAsync(new GetWebhookQuery(UseCases.Seller, id))).Value;

    /// <summary>One run of the worker.</summary>
    public static Task<FollowUpOutcome> DeliverAsync(this UseCases app, Guid id) =>
        app.SendAsync(new DeliverWebhooksCommand(AnAccount.Tenant, id));

    /// <summary>A payment of an invoice of its own that is paid now.</summary>
    public static Payment HasPaid(this UseCases app, long invoice)
    {
        var payment = Payment.Start(APayment.Draft with { Invoice = new(invoice), ExpiresAt = app.Now.AddDays(1) }, app.Now);
        payment.Open($"bank-{invoice}", APayment.Page, app.Now);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with
        {
            Reference = new AcquirerReference(payment.OrderId, $"bank-{invoice}"),
        }, SiblingPayments.Of(payment, []), app.Now);
        return app.Has(payment);
    }

    public static IEnumerable<string> Ids(this FakeReceiver receiver) => receiver.Received.Select(request => request.Id);
}
