namespace CleanAcquiring.Domain.Payments;

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
