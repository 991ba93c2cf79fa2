namespace CleanAcquiring.Domain.Accounts;

/// <summary>What to do with an invoice that is partially paid.</summary>
public enum PartialPaymentPolicy
{
    /// <summary>The buyer is sent to the seller.</summary>
    Refuse = 1,

    /// <summary>The part that our own payments have not covered is charged.</summary>
    Rest = 2,
}
