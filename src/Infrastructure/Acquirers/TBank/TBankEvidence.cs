using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Turns what the bank says of a payment into evidence.</summary>
internal static class TBankEvidence
{
    /// <param name="orderId">Of the payment, as the bank echoes it.</param>
    /// <param name="paymentId">The bank's own number.</param>
    /// <param name="status">In the bank's words.</param>
    /// <param name="kopecks">As sent. Of a refunded payment it may be what was paid or what remains, so it proves nothing there and is left out.</param>
    /// <param name="reason">The bank's code for a decline.</param>
    /// <param name="source">How it reached us.</param>
    public static Evidence Of(string orderId, string? paymentId, string? status, long? kopecks, string? reason, EvidenceSource source)
    {
        var kind = TBankStatuses.Of(status);
        var sum = kind is EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded ? null : kopecks;
        return new Evidence(kind, new AcquirerReference(orderId, paymentId), sum is { } sure ? Money.FromMinorUnits(sure, Currency.Rub) : null, source, status ?? "no status")
        {
            Reason = reason is null or TBankErrors.Ok ? null : reason,
        };
    }
}
