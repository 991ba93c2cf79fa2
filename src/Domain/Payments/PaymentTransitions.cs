using static CleanAcquiring.Domain.Payments.Transition;

namespace CleanAcquiring.Domain.Payments;

/// <summary>The table: rows are states, columns are evidence. Silence is not in it, for silence changes nothing but the opening.</summary>
public static class PaymentTransitions
{
    public static Transition Of(PaymentStatus from, EvidenceKind evidence) => from switch
    {
        PaymentStatus.Created or PaymentStatus.Unknown => Move,
        PaymentStatus.Pending => evidence switch
        {
            EvidenceKind.Pending => Same,
            EvidenceKind.NeverOpened => Contradiction,
            EvidenceKind.Authorized or EvidenceKind.Paid or EvidenceKind.Declined or EvidenceKind.Expired or EvidenceKind.Canceled
                or EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded => Move,
        },
        PaymentStatus.Authorized => evidence switch
        {
            EvidenceKind.Authorized => Same,
            EvidenceKind.Pending => Ignore,
            // A refund that overtook the payment must end where the right order ends, so it goes by way of Paid.
            EvidenceKind.Paid or EvidenceKind.Canceled or EvidenceKind.Expired or EvidenceKind.PartiallyRefunded
                or EvidenceKind.Refunded => Move,
            EvidenceKind.Declined or EvidenceKind.NeverOpened => Contradiction,
        },
        PaymentStatus.Paid or PaymentStatus.PartiallyRefunded => evidence switch
        {
            EvidenceKind.Paid or EvidenceKind.Authorized => Same,
            EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded => Move,
            EvidenceKind.Pending or EvidenceKind.Declined or EvidenceKind.Expired or EvidenceKind.Canceled => Ignore,
            EvidenceKind.NeverOpened => Contradiction,
        },
        PaymentStatus.Refunded => evidence switch
        {
            EvidenceKind.Refunded or EvidenceKind.Authorized => Same,
            EvidenceKind.Pending or EvidenceKind.Paid or EvidenceKind.PartiallyRefunded
                or EvidenceKind.Declined or EvidenceKind.Expired or EvidenceKind.Canceled => Ignore,
            EvidenceKind.NeverOpened => Contradiction,
        },
        PaymentStatus.Declined or PaymentStatus.Canceled or PaymentStatus.Expired => evidence switch
        {
            EvidenceKind.Authorized or EvidenceKind.Paid => Late,
            EvidenceKind.Declined or EvidenceKind.Expired or EvidenceKind.Canceled or EvidenceKind.NeverOpened => Same,
            EvidenceKind.Pending => Ignore,
            EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded => Contradiction,
        },
    };
}

/// <summary>The effect of evidence on a payment.</summary>
public enum Transition
{
    /// <summary>The evidence says what is so already.</summary>
    Same,

    /// <summary>The payment moves to what the evidence says.</summary>
    Move,

    /// <summary>Money came after the payment had ended: taken, and noted.</summary>
    Late,

    /// <summary>Older than what we know: noted, without effect.</summary>
    Ignore,

    /// <summary>Contradicts what we know: noted, needs attention, without effect.</summary>
    Contradiction,
}
