namespace CleanAcquiring.Domain.Accounts;

/// <summary>What to do with money beyond the invoice's sum.</summary>
public enum ExcessPolicy
{
    /// <summary>A person decides.</summary>
    Attention = 1,

    /// <summary>It goes back by itself.</summary>
    Refund = 2,
}
