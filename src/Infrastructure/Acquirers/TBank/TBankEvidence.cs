using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Turns what the bank says of a payment into evidence.</summary>
internal static class TBankEvidence
{
    /// <summary>Nothing where the bank speaks of money held or taken and names no sum: that proves nothing.</summary>
    /// <param name="reference">Which payment it is about.</param>
    /// <param name="status">In the bank's words.</param>
    /// <param name="sum">As sent; after a return its meaning is not certain (paid, or what remains), so it is left out there.</param>
    /// <param name="reason">The bank's code for a decline.</param>
    /// <param name="source">How it reached us.</param>
    public static Evidence? Of(AcquirerReference reference, string status, Money? sum, string? reason, EvidenceSource source)
    {
        var kind = TBankStatuses.Of(status);
        if (sum is null && kind is EvidenceKind.Authorized or EvidenceKind.Paid)
            return null;
        return new Evidence(kind, reference, kind is EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded ? null : sum, source, status)
        {
            IsRefundPending = TBankStatuses.IsRefundPending(status),
            Reason = reason is null or TBankErrors.Ok ? null : reason,
        };
    }

    public static Money? Roubles(long? kopecks) => kopecks is { } sum ? Money.FromMinorUnits(sum, Currency.Rub) : null;
}
