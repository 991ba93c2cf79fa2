using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments;

/// <summary>The acquirer's verified word about one payment.</summary>
/// <param name="Kind">In our words.</param>
/// <param name="Reference">Which payment it is about.</param>
/// <param name="Amount">The sum it is about; nothing where the acquirer says none or where its meaning is not certain (never
/// for money taken).</param>
/// <param name="Source">How it reached us.</param>
/// <param name="Status">In the acquirer's words, for the timeline.</param>
public sealed record Evidence(EvidenceKind Kind, AcquirerReference Reference, Money? Amount, EvidenceSource Source, string Status)
{
    /// <summary>How much went back in all, where it says so.</summary>
    public Money? Refunded { get; init; }

    /// <summary>Money is on its way back; what it was paid for is not settled yet.</summary>
    public bool IsRefundPending { get; init; }

    /// <summary>When it happened, by the acquirer's clock.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The acquirer's reason code or words for a decline; never shown raw to a buyer.</summary>
    public string? Reason { get; init; }
}
