using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Verified information from the acquirer about one payment.</summary>
/// <param name="Kind">The status in our terms.</param>
/// <param name="Reference">The payment that it is about.</param>
/// <param name="Amount">The amount; null where the acquirer states none or its meaning is uncertain (never for captured money).</param>
/// <param name="Source">The way on which it reached us.</param>
/// <param name="Status">The acquirer's own status, for the timeline.</param>
public sealed record Evidence(EvidenceKind Kind, AcquirerReference Reference, Money? Amount, EvidenceSource Source, string Status)
{
    /// <summary>The refunded total, where the acquirer states it.</summary>
    public Money? Refunded { get; init; }

    /// <summary>The captured money that is left, where the acquirer states it in place of the refunded total.</summary>
    public Money? NetPaid { get; init; }

    /// <summary>A sum beside a partial refund of which the acquirer does not say whether it is the paid sum or the rest.</summary>
    public Money? PaidOrRest { get; init; }

    /// <summary>The sum of the last of perhaps several refunds, where the acquirer states no more than that.</summary>
    public Money? LastRefund { get; init; }

    /// <summary>
    /// The acquirer's reason for turning back a refund that it had accepted; null where it names none. Beside a refunded total that is
    /// less than the one we know, a refund that was done failed after all.
    /// </summary>
    public string? RefundRefusal { get; init; }

    /// <summary>A refund is in progress at the acquirer.</summary>
    public bool IsRefundPending { get; init; }

    /// <summary>It reports the time before an operation of ours that is under way, and so cannot tell how that one ended.</summary>
    public bool PrecedesOperation { get; init; }

    /// <summary>When it happened, by the acquirer's clock.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The acquirer's code or text for a decline; never shown raw to a buyer.</summary>
    public string? Reason { get; init; }

    /// <summary>The acquirer's words on a fiscal receipt that could not be made; null where it tells of none.</summary>
    public string? ReceiptFailure { get; init; }

    /// <summary>The last dispute about it, as it stands; null where the acquirer tells of none.</summary>
    public Dispute? Dispute { get; init; }

    /// <summary>
    /// The adapter's reason for which it must not be applied (test money for a method that is not in test mode); null for none.
    /// </summary>
    public string? Objection { get; init; }
}

/// <summary>The acquirer's status of a payment, in our terms.</summary>
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

/// <summary>The way on which evidence reached us. The buyer's return is none of them.</summary>
public enum EvidenceSource
{
    /// <summary>The answer to opening the payment.</summary>
    Opening,

    /// <summary>A notification whose signature holds.</summary>
    Notification,

    /// <summary>The answer to a question of ours.</summary>
    Query,
}

/// <summary>The keys by which an acquirer and we find a payment: our order, its own id, or both.</summary>
/// <param name="OrderId">Our order id, at most 35 characters; null where the acquirer does not tell it.</param>
/// <param name="AcquirerPaymentId">The acquirer's payment id; null until known.</param>
/// <param name="OrderNumber">Our order as a number, for acquirers that take no text; null where it is not told.</param>
public sealed record AcquirerReference(string? OrderId, string? AcquirerPaymentId, long? OrderNumber = null)
{
    /// <summary>The acquirer's id of the money, where some of its notifications name the payment by that alone; null elsewhere.</summary>
    public string? AcquirerTransactionId { get; init; }

    /// <summary>The time of our order, for an acquirer that finds it in a list alone; null where the acquirer named the payment.</summary>
    public DateTimeOffset? OrderedAt { get; init; }
}
