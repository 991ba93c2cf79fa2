using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Stripe.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>Maps Stripe's objects to evidence.</summary>
internal static class StripeStatuses
{
    private const string OrderKey = "cleanacquiring_order";
    private const string CaptureKey = "cleanacquiring_capture";
    private const string ManualCapture = "manual";

    /// <summary>Our marks on a session, its payment and its refunds; other systems of the same account have none.</summary>
    public static Dictionary<string, string> Metadata(string orderId, bool isTwoStage)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [OrderKey] = orderId };
        if (isTwoStage)
            metadata[CaptureKey] = ManualCapture;
        return metadata;
    }

    public static string? OrderOf(IReadOnlyDictionary<string, string>? metadata) =>
        metadata?.GetValueOrDefault(OrderKey) is { Length: > 0 and <= 40 } order ? order : null;

    public static bool IsTwoStage(IReadOnlyDictionary<string, string>? metadata) =>
        metadata?.GetValueOrDefault(CaptureKey) == ManualCapture;

    /// <summary>The meaning of a session and its payment; an unmapped status is pending, never a refusal.</summary>
    /// <param name="session">Status of the session.</param>
    /// <param name="intent">Status of its payment; null before the buyer confirms.</param>
    public static EvidenceKind Of(string? session, string? intent) => (session, intent) switch
    {
        ("expired", _) => EvidenceKind.Expired,
        // A refused card leaves the form open.
        ("complete", "requires_capture") => EvidenceKind.Authorized,
        ("complete", "succeeded") => EvidenceKind.Paid,
        ("complete", "canceled") => EvidenceKind.Canceled,
        // A delayed way to pay failed: the form is over.
        ("complete", "requires_payment_method") => EvidenceKind.Declined,
        _ => EvidenceKind.Pending,
    };

    /// <summary>Null where money is claimed and no sum of it.</summary>
    /// <param name="payment">As Stripe answered.</param>
    /// <param name="isTest">The seller's settings say that payments are not real.</param>
    public static Evidence? Of(StripePayment payment, bool isTest)
    {
        var (session, intent) = (payment.Session, payment.Session.PaymentIntent);
        var reference = new AcquirerReference(OrderOf(session.Metadata), session.Id)
        {
            AcquirerTransactionId = session.PaymentIntentId,
        };
        var evidence = Of(session.Status, intent?.Status) switch
        {
            EvidenceKind.Paid => StripeMoney.Captured(payment, intent!, reference),
            EvidenceKind.Authorized => WithSum(
                EvidenceKind.Authorized, reference, StripeAmounts.FromStripe(intent!.AmountCapturable, intent.Currency), intent.Status),
            var kind => new Evidence(kind, reference, null, EvidenceSource.Query, intent?.Status ?? session.Status ?? "")
            {
                Reason = kind == EvidenceKind.Declined ? intent?.LastPaymentError?.Code : intent?.CancellationReason,
            },
        };
        return evidence is null ? null : evidence with { Objection = ObjectionTo(session.Livemode, isTest) };
    }

    /// <summary>Null for no sum, or none above zero: such money proves nothing.</summary>
    public static Evidence? WithSum(
        EvidenceKind kind, AcquirerReference reference, Money? sum, string status, EvidenceSource source = EvidenceSource.Query) =>
        sum is { IsPositive: true } ? new Evidence(kind, reference, sum, source, status) : null;

    public static string? ObjectionTo(bool isLive, bool isTest) =>
        isLive || isTest ? null : "a test payment of a method that is not in test mode";
}
