using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>The bank's statuses in our words.</summary>
internal static class TBankStatuses
{
    /// <summary>What a status proves; one that nothing maps is pending, never a refusal.</summary>
    public static EvidenceKind Of(string? status) => status switch
    {
        "AUTHORIZED" or "CONFIRMING" or "CONFIRM_CHECKING" or "REVERSING" or "PARTIAL_REVERSED" => EvidenceKind.Authorized,
        // A refund on its way is money that is still here.
        "CONFIRMED" or "REFUNDING" or "ASYNC_REFUNDING" => EvidenceKind.Paid,
        "REVERSED" or "CANCELED" => EvidenceKind.Canceled,
        "DEADLINE_EXPIRED" => EvidenceKind.Expired,
        "ATTEMPTS_EXPIRED" or "REJECTED" or "AUTH_FAIL" => EvidenceKind.Declined,
        "PARTIAL_REFUNDED" => EvidenceKind.PartiallyRefunded,
        "REFUNDED" => EvidenceKind.Refunded,
        _ => EvidenceKind.Pending,
    };

    /// <summary>Statuses in which Cancel ends the payment and cannot turn into a refund.</summary>
    public static bool CanBeCancelled(string? status) => status is "NEW" or "FORM_SHOWED" or "AUTHORIZED" or "PARTIAL_REVERSED";

    /// <summary>Money is on its way back: the sum beside such a status may be the paid one or what will remain.</summary>
    public static bool IsRefundPending(string? status) => status is "REFUNDING" or "ASYNC_REFUNDING";

    /// <summary>Of several payments for one order the one that counts: money first, then life.</summary>
    public static int Rank(string? status) => Of(status) switch
    {
        EvidenceKind.PartiallyRefunded or EvidenceKind.Paid => 4,
        EvidenceKind.Authorized => 3,
        EvidenceKind.Pending => 2,
        EvidenceKind.Refunded => 1,
        EvidenceKind.Declined or EvidenceKind.Expired or EvidenceKind.Canceled or EvidenceKind.NeverOpened => 0,
    };
}
