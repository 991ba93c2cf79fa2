using System.Globalization;
using System.Text.Json;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;
using static CleanAcquiring.Infrastructure.Acquirers.YooKassa.Wire.YooKassaResponse;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>Maps a payment of YooKassa to evidence. Only an answer to our own question is one: a notification proves nothing.</summary>
internal static class YooKassaStatuses
{
    /// <summary>Our order in the metadata; other systems of the same shop may use plainer names.</summary>
    public const string OrderKey = "cleanacquiring_order";

    /// <summary>Null for an object that is no payment, or one without a sum.</summary>
    /// <param name="payment">As YooKassa answered.</param>
    /// <param name="orderId">Taken where the payment's metadata names none.</param>
    /// <param name="isTest">The seller's settings say that payments are not real.</param>
    public static Evidence? Of(JsonElement payment, string? orderId, bool isTest)
    {
        if (Text(payment, "id") is not { Length: > 0 } id
            || Text(payment, "status") is not { } status
            || Sum(payment, "amount") is not { } sum)
            return null;
        var refunded = Sum(payment, "refunded_amount") is { IsPositive: true } some ? some : (Money?)null;
        var reason = Text(payment, "cancellation_details", "reason");
        return new Evidence(
            Kind(status, reason, sum, refunded),
            new AcquirerReference(Text(payment, "metadata", OrderKey) ?? orderId, id),
            sum,
            EvidenceSource.Query,
            status)
        {
            Refunded = refunded,
            Reason = reason,
            At = Moment(Text(payment, "captured_at")),
            ReceiptFailure = Text(payment, "receipt_registration") == "canceled" ? "receipt_registration: canceled" : null,
            Objection = !isTest && payment.TryGetProperty("test", out var test) && test.ValueKind == JsonValueKind.True
                ? "a test payment of a method that is not in test mode"
                : null,
        };
    }

    // A refunded payment stays "succeeded". An unmapped status is pending, never a refusal.
    private static EvidenceKind Kind(string status, string? reason, Money sum, Money? refunded) => (status, reason) switch
    {
        ("succeeded", _) when refunded is { } back => back == sum ? EvidenceKind.Refunded : EvidenceKind.PartiallyRefunded,
        ("succeeded", _) => EvidenceKind.Paid,
        ("waiting_for_capture", _) => EvidenceKind.Authorized,
        ("canceled", "expired_on_confirmation" or "expired_on_capture") => EvidenceKind.Expired,
        ("canceled", "canceled_by_merchant") => EvidenceKind.Canceled,
        ("canceled", _) => EvidenceKind.Declined,
        _ => EvidenceKind.Pending,
    };

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
