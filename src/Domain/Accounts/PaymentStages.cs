namespace CleanAcquiring.Domain.Accounts;

public enum PaymentStages
{
    /// <summary>Money is taken at once.</summary>
    One = 1,

    /// <summary>Money is held first and captured by the seller.</summary>
    Two = 2,
}
