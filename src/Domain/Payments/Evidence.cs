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

/// <summary>What an acquirer says of a payment, in our words.</summary>
public enum EvidenceKind
{
    /// <summary>It knows the payment and nothing is decided; so is every status that nothing maps.</summary>
    Pending,
    Authorized,
    Paid,
    Declined,
    Expired,
    Canceled,

    /// <summary>A part of the taken money went back; the evidence may carry how much in all.</summary>
    PartiallyRefunded,

    /// <summary>All of it went back.</summary>
    Refunded,

    /// <summary>It does not know the order, and can no longer be about to learn of it.</summary>
    NeverOpened,
}

/// <summary>How the acquirer's word reached us. The buyer's return is none of them.</summary>
public enum EvidenceSource
{
    /// <summary>The answer to opening the payment.</summary>
    Opening,

    /// <summary>A notification whose signature holds.</summary>
    Notification,

    /// <summary>The answer to a question of ours.</summary>
    Query,
}

/// <summary>How an acquirer finds a payment.</summary>
/// <param name="OrderId">Our number of the attempt, at most 35 characters, one attempt = one number.</param>
/// <param name="AcquirerPaymentId">Its own number, once we learnt it.</param>
public sealed record AcquirerReference(string OrderId, string? AcquirerPaymentId);
