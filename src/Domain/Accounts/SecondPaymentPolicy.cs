namespace CleanAcquiring.Domain.Accounts;

/// <summary>What to do with money beyond the invoice's sum.</summary>
public enum SecondPaymentPolicy
{
    /// <summary>A person decides.</summary>
    Desk = 1,

    /// <summary>It goes back by itself.</summary>
    Refund = 2,
}
