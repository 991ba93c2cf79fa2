using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Application.Webhooks;

/// <summary>
/// Turns events into webhooks. The unit of work calls it at every save, so that a webhook is written with what it tells of. The
/// bodies have ids, states, sums and times: no title, no contact, no words of an acquirer.
/// </summary>
public static class WebhookMessages
{
    private const int OrdersPerEntry = 4;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The body is signed and read by programs, never shown in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The webhooks of a payment's new events, each with the payment as it is now.</summary>
    public static IEnumerable<WebhookMessage> Of(Payment payment, IReadOnlyList<PaymentEvent> happened) =>
        happened
            .Select(NameAndTime)
            .OfType<(string Name, DateTimeOffset At)>()
            .DistinctBy(it => it.Name)
            .Select((it, place) => Message(
                payment.Tenant, it.Name, it.At, payment.Version * OrdersPerEntry + place, PaymentFacts.Of(payment)));

    /// <summary>The webhook of a reason that arose; null for one that is about webhooks themselves.</summary>
    public static WebhookMessage? Of(AttentionItem item) => item.Reason == Attention.WebhookSuspended
        ? null
        : Message(
            item.Tenant, WebhookEvents.AttentionOpened, item.OpenedAt, int.MaxValue, new AttentionFacts(
                item.Tenant.AccountId,
                item.Id,
                item.Reason,
                item.Invoice.Value == 0 ? null : item.Invoice.Value,
                item.Payment?.ToString(),
                Text(item.OpenedAt)));

    /// <summary>An event that tells of nothing, for a look at an endpoint.</summary>
    public static WebhookMessage Test(TenantKey tenant, DateTimeOffset now) =>
        Message(tenant, WebhookEvents.Test, now, 0, new TestFacts(tenant.AccountId));

    /// <summary>The deliveries of messages of one account: one for each endpoint that wants it.</summary>
    public static IEnumerable<WebhookDelivery> Deliveries(
        IReadOnlyList<WebhookEndpoint> endpoints, IEnumerable<WebhookMessage> messages) =>
        messages.SelectMany(message => endpoints
            .Where(endpoint => endpoint.Tenant == message.Tenant && endpoint.Wants(message.Event))
            .Select(endpoint => new WebhookDelivery(message.Tenant, endpoint.Id, message)));

    private static (string Name, DateTimeOffset At)? NameAndTime(PaymentEvent happened) => happened switch
    {
        PaymentEvent.Paid paid => (WebhookEvents.PaymentPaid, paid.At),
        PaymentEvent.Refunded refunded => (WebhookEvents.PaymentRefunded, refunded.At),
        PaymentEvent.Ended ended => (WebhookEvents.PaymentFailed, ended.At),
        _ => null,
    };

    private static WebhookMessage Message<T>(TenantKey tenant, string name, DateTimeOffset at, int order, T facts) =>
        new(tenant, name, at, order, JsonSerializer.Serialize(new Envelope<T>(name, Text(at), facts), Options));

    private static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // The shape that Standard Webhooks 1.0 recommends.
    private sealed record Envelope<T>(string Type, string Timestamp, T Data);

    private sealed record TestFacts(long AccountId);

    private sealed record AttentionFacts(long AccountId, string Id, string Reason, long? InvoiceId, string? PaymentId, string OpenedAt);

    private sealed record Sum(string Value, string Currency)
    {
        public static Sum Of(Money money) =>
            new(money.Amount.ToString("0.00#", CultureInfo.InvariantCulture), money.Currency.Code);
    }

    /// <param name="AccountId">Of the CRM.</param>
    /// <param name="PaymentId">Our id, as in the seller's API.</param>
    /// <param name="InvoiceId">Of the CRM.</param>
    /// <param name="Method">Code of the payment method.</param>
    /// <param name="Acquirer">Short name.</param>
    /// <param name="State">As in the seller's API.</param>
    /// <param name="Amount">The sum that the payment is about.</param>
    /// <param name="Refunded">The refunded total.</param>
    /// <param name="CreatedAt">By our clock.</param>
    /// <param name="PaidAt">Null where no money was taken.</param>
    /// <param name="Version">Grows with every change of the payment: of two webhooks the larger one is newer.</param>
    private sealed record PaymentFacts(
        long AccountId,
        string PaymentId,
        long InvoiceId,
        string Method,
        string Acquirer,
        string State,
        Sum Amount,
        Sum Refunded,
        string CreatedAt,
        string? PaidAt,
        int Version)
    {
        public static PaymentFacts Of(Payment payment) => new(
            payment.Tenant.AccountId,
            payment.Id.ToString(),
            payment.Invoice.Value,
            payment.Method.Value,
            payment.Acquirer,
            JsonNamingPolicy.CamelCase.ConvertName(payment.Status.ToString()),
            Sum.Of(payment.Amount),
            Sum.Of(payment.Refunded),
            Text(payment.CreatedAt),
            payment.PaidAt is { } paid ? Text(paid) : null,
            payment.Version);
    }
}
