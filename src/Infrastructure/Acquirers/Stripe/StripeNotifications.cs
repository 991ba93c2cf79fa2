using System.Text.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using Stripe;
using Stripe.Checkout;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>
/// Reads Stripe's events: pure, and never an exception. An event of the SDK's own API version is evidence; one of another version only
/// says which payment to ask about.
/// </summary>
internal static class StripeNotifications
{
    private const int MaxBytes = 64 * 1024;
    private const int LongestName = 50;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static NotificationReading Read(RawNotification notification, StripeSeller seller)
    {
        if (notification.Body.Length > MaxBytes)
            return new NotificationReading.Rejected("too large");
        // Over the raw bytes: a body that was parsed and written again has another signature.
        var header = notification.Headers.GetValueOrDefault(StripeSignature.Header);
        if (!StripeSignature.Holds(header, notification.Body.Span, seller.WebhookSecret, notification.ReceivedAt))
            return new NotificationReading.Rejected("the signature does not hold");
        try
        {
            using var document = JsonDocument.Parse(notification.Body, Strict);
            return Read(document.RootElement, seller);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new NotificationReading.Rejected("unreadable");
        }
    }

    /// <summary>Any 2xx ends the repetitions; what is not signed is refused.</summary>
    public static NotificationResponse Respond(NotificationReading reading) =>
        reading is NotificationReading.Rejected ? NotificationResponse.Text("FAIL", 400) : NotificationResponse.Text("OK");

    private static NotificationReading Read(JsonElement root, StripeSeller seller)
    {
        // Thin events of API v2 have another shape and another endpoint.
        if (Text(root, "object") != "event" || Text(root, "type") is not { Length: > 0 } type
            || Object(root, "data", "object") is not { } subject)
            return new NotificationReading.Ignored("no event of a payment");
        if (!IsAboutMoney(type))
            return new NotificationReading.Ignored(WireText.Cut(type, LongestName));
        if (ReferenceOf(type, subject) is not { } reference)
            return new NotificationReading.Ignored($"{WireText.Cut(type, LongestName)} of no order of ours");
        if (reference.OrderId is null)
            return new NotificationReading.Unverified(reference);
        if (Text(root, "api_version") != StripeConfiguration.ApiVersion || EvidenceOf(type, subject, reference, seller) is not { } evidence)
            return new NotificationReading.Unverified(reference);
        return new NotificationReading.Verified(evidence);
    }

    // Refunds and disputes cannot be counted by one event of them: the payment is asked about.
    private static bool IsAboutMoney(string type) => type is "checkout.session.completed" or "checkout.session.async_payment_succeeded"
        or "checkout.session.async_payment_failed" or "checkout.session.expired"
        or "payment_intent.amount_capturable_updated" or "payment_intent.succeeded" or "payment_intent.canceled"
        or "charge.refunded" or "charge.refund.updated"
        || type.StartsWith("refund.", StringComparison.Ordinal)
        || type.StartsWith("charge.dispute.", StringComparison.Ordinal);

    private static Evidence? EvidenceOf(string type, JsonElement subject, AcquirerReference reference, StripeSeller seller)
    {
        try
        {
            var evidence = type switch
            {
                _ when type.StartsWith("checkout.session.", StringComparison.Ordinal) =>
                    OfSession(type, Session.FromJson(subject.GetRawText()), reference),
                _ when type.StartsWith("payment_intent.", StringComparison.Ordinal) =>
                    OfIntent(type, PaymentIntent.FromJson(subject.GetRawText()), reference),
                _ => null,
            };
            var isLive = subject.TryGetProperty("livemode", out var live) && live.ValueKind == JsonValueKind.True;
            return evidence is null ? null : evidence with
            {
                Source = EvidenceSource.Notification,
                Objection = StripeStatuses.ObjectionTo(isLive, seller.IsTest),
            };
        }
        catch (Exception exception) when (exception is JsonException or StripeException or InvalidOperationException or FormatException
            or OverflowException or InvalidCastException or ArgumentException)
        {
            // Signed, and of a shape that the SDK does not know: asked about, not parsed by hope.
            return null;
        }
    }

    // A session says "paid" of money that may be captured later only; there its payment's own events count.
    private static Evidence? OfSession(string type, Session session, AcquirerReference reference) =>
        (type["checkout.session.".Length..], session.Status, session.PaymentStatus) switch
        {
            ("completed" or "async_payment_succeeded", "complete", "paid") when !StripeStatuses.IsTwoStage(session.Metadata) =>
                StripeStatuses.WithSum(
                    EvidenceKind.Paid, reference, StripeAmounts.FromStripe(session.AmountTotal, session.Currency), session.PaymentStatus),
            ("async_payment_failed", "complete", "unpaid") =>
                new Evidence(EvidenceKind.Declined, reference, null, EvidenceSource.Notification, type),
            ("expired", "expired", _) => new Evidence(EvidenceKind.Expired, reference, null, EvidenceSource.Notification, session.Status),
            _ => null,
        };

    private static Evidence? OfIntent(string type, PaymentIntent intent, AcquirerReference reference) =>
        (type["payment_intent.".Length..], intent.Status) switch
        {
            ("amount_capturable_updated", "requires_capture") => StripeStatuses.WithSum(
                EvidenceKind.Authorized, reference, StripeAmounts.FromStripe(intent.AmountCapturable, intent.Currency), intent.Status),
            ("succeeded", "succeeded") => StripeStatuses.WithSum(
                EvidenceKind.Paid, reference, StripeAmounts.FromStripe(intent.AmountReceived, intent.Currency), intent.Status),
            ("canceled", "canceled") => new Evidence(EvidenceKind.Canceled, reference, null, EvidenceSource.Notification, intent.Status)
            {
                Reason = intent.CancellationReason,
            },
            _ => null,
        };

    // A dispute, and a refund made in the Dashboard, name the payment's money alone.
    private static bool MayLackMetadata(string type) =>
        type is "charge.refund.updated"
        || type.StartsWith("refund.", StringComparison.Ordinal)
        || type.StartsWith("charge.dispute.", StringComparison.Ordinal);

    private static AcquirerReference? ReferenceOf(string type, JsonElement subject)
    {
        var money = type.StartsWith("payment_intent.", StringComparison.Ordinal) ? Text(subject, "id") : Text(subject, "payment_intent");
        if (OrderOf(subject) is not { } order)
            return money is null || !MayLackMetadata(type) ? null : new AcquirerReference(null, null) { AcquirerTransactionId = money };
        var isSession = type.StartsWith("checkout.session.", StringComparison.Ordinal);
        return new AcquirerReference(order, isSession ? Text(subject, "id") : null) { AcquirerTransactionId = money };
    }

    // The metadata has been the same in every version.
    private static string? OrderOf(JsonElement subject) =>
        Object(subject, "metadata") is { } metadata
            ? StripeStatuses.OrderOf(metadata.EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .ToDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal))
            : null;
}
