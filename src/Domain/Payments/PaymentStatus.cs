namespace CleanAcquiring.Domain.Payments;

public enum PaymentStatus
{
    /// <summary>Written down; the acquirer was not reached yet, or we do not know that it was.</summary>
    Created = 1,

    /// <summary>The acquirer waits for the buyer.</summary>
    Pending = 2,

    /// <summary>The money is held, not taken.</summary>
    Authorized = 3,
    Paid = 4,
    PartiallyRefunded = 5,
    Refunded = 6,
    Declined = 7,
    Canceled = 8,
    Expired = 9,

    /// <summary>We asked, and nobody knows.</summary>
    Unknown = 10,
}
