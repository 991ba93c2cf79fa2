using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Maps the bank's statuses to evidence.</summary>
internal static class TBankStatuses
{
    /// <summary>The evidence in a status; an unmapped one is pending, never a refusal.</summary>
    public static EvidenceKind Of(string? status) => status switch
    {
        "AUTHORIZED" or "CONFIRMING" or "CONFIRM_CHECKING" or "REVERSING" or "PARTIAL_REVERSED" => EvidenceKind.Authorized,
        // While a refund is on its way the money is still captured.
        "CONFIRMED" or "REFUNDING" or "ASYNC_REFUNDING" => EvidenceKind.Paid,
        "REVERSED" or "CANCELED" => EvidenceKind.Canceled,
        "DEADLINE_EXPIRED" => EvidenceKind.Expired,
        "ATTEMPTS_EXPIRED" or "REJECTED" or "AUTH_FAIL" => EvidenceKind.Declined,
        "PARTIAL_REFUNDED" => EvidenceKind.PartiallyRefunded,
        "REFUNDED" => EvidenceKind.Refunded,
        _ => EvidenceKind.Pending,
    };

    /// <summary>True for a status that the bank describes; those that wait are pending as well.</summary>
    public static bool IsKnown(string? status) => Of(status) != EvidenceKind.Pending || status
        is "NEW" or "FORM_SHOWED" or "AUTHORIZING" or "PREAUTHORIZING" or "3DS_CHECKING" or "3DS_CHECKED" or "PAY_CHECKING" or "CHECKING"
            or "CHECKED" or "PROCESSING" or "CREDIT_CHECKING" or "COMPLETING" or "COMPLETED" or "CANCEL_CHECKING";

    /// <summary>Statuses in which Cancel ends the payment and cannot turn into a refund.</summary>
    public static bool CanBeCancelled(string? status) => status is "NEW" or "FORM_SHOWED" or "AUTHORIZED" or "PARTIAL_REVERSED";

    /// <summary>Money is on its way back: the sum beside such a status may be the paid one or the rest.</summary>
    public static bool IsRefundPending(string? status) => status is "REFUNDING" or "ASYNC_REFUNDING";

    /// <summary>Orders several payments of one order: with money first, then alive, then ended.</summary>
    public static int Rank(string? status) => Of(status) switch
    {
        EvidenceKind.PartiallyRefunded or EvidenceKind.Paid => 4,
        EvidenceKind.Authorized => 3,
        EvidenceKind.Pending => 2,
        EvidenceKind.Refunded => 1,
        EvidenceKind.Declined or EvidenceKind.Expired or EvidenceKind.Canceled or EvidenceKind.NeverOpened => 0,
    };
}

/// <summary>Makes evidence of a status and its sum.</summary>
internal static class TBankEvidence
{
    /// <summary>Null for an authorized or captured payment without a sum: that proves nothing.</summary>
    /// <param name="reference">The payment.</param>
    /// <param name="status">The bank's own.</param>
    /// <param name="sum">As sent; left out after a refund, where it may be the paid sum or the rest.</param>
    /// <param name="reason">The bank's code for a decline.</param>
    /// <param name="source">A notification or a query.</param>
    public static Evidence? Of(AcquirerReference reference, string status, Money? sum, string? reason, EvidenceSource source)
    {
        var kind = TBankStatuses.Of(status);
        if (sum is null && kind is EvidenceKind.Authorized or EvidenceKind.Paid)
            return null;
        return new Evidence(kind, reference, kind is EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded ? null : sum, source, status)
        {
            PaidOrRest = kind is EvidenceKind.PartiallyRefunded ? sum : null,
            IsRefundPending = TBankStatuses.IsRefundPending(status),
            Reason = reason is null or TBankErrors.Ok ? null : reason,
        };
    }

    public static Money? Roubles(long? kopecks) => kopecks is { } sum ? Money.FromMinorUnits(sum, Currency.Rub) : null;
}
