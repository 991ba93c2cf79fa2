namespace CleanAcquiring.Domain.Payments;

public enum PaymentStatus
{
    /// <summary>Saved; the acquirer was not reached yet, or we do not know that it was.</summary>
    Created = 1,

    /// <summary>The acquirer waits for the buyer.</summary>
    Pending = 2,

    /// <summary>The money is reserved, not captured.</summary>
    Authorized = 3,
    Paid = 4,
    PartiallyRefunded = 5,
    Refunded = 6,
    Declined = 7,
    Canceled = 8,
    Expired = 9,

    /// <summary>Sent and not answered.</summary>
    Unknown = 10,
}

public static class PaymentStatuses
{
    /// <summary>The payment can still bring money; at most one such for an account, an invoice and a method.</summary>
    public static bool IsLive(this PaymentStatus status) => status switch
    {
        PaymentStatus.Created or PaymentStatus.Pending or PaymentStatus.Authorized or PaymentStatus.Unknown => true,
        PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded
            or PaymentStatus.Declined or PaymentStatus.Canceled or PaymentStatus.Expired => false,
    };

    /// <summary>The seller holds captured money of it now.</summary>
    public static bool HasNetPaid(this PaymentStatus status) => status is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded;

    /// <summary>It ended without money.</summary>
    public static bool IsFailed(this PaymentStatus status) =>
        status is PaymentStatus.Declined or PaymentStatus.Canceled or PaymentStatus.Expired;
}
