namespace CleanAcquiring.Domain.Accounts;

/// <summary>What the seller decided once for the whole account.</summary>
public sealed record SellerSettings(
    DisclosurePolicy Disclosure,
    SellerContacts Contacts,
    PartialPaymentPolicy PartialPayments,
    ExcessPolicy Excess,
    StatusNames StatusNames)
{
    public static readonly SellerSettings Default =
        new(DisclosurePolicy.Nothing, SellerContacts.None, PartialPaymentPolicy.Refuse, ExcessPolicy.Attention, StatusNames.None);
}

/// <summary>What a stranger who opens a payment link may learn; everything is off until the seller switches it on.</summary>
public sealed record DisclosurePolicy(
    bool SellerName = false,
    bool Phone = false,
    bool Email = false,
    bool InvoiceNumber = false,
    bool Reason = false
)
{
    public static readonly DisclosurePolicy Nothing = new();
}

/// <summary>How a buyer reaches the seller, as the seller typed it.</summary>
public sealed record SellerContacts(string? Name = null, string? Phone = null, string? Email = null)
{
    public static readonly SellerContacts None = new();
}

/// <summary>What to do with an invoice that is partially paid.</summary>
public enum PartialPaymentPolicy
{
    /// <summary>The buyer is sent to the seller.</summary>
    Refuse = 1,

    /// <summary>The part that our own payments have not covered is charged.</summary>
    Rest = 2,
}

/// <summary>What to do with money beyond the invoice's sum.</summary>
public enum ExcessPolicy
{
    /// <summary>A person decides.</summary>
    Attention = 1,

    /// <summary>It goes back by itself.</summary>
    Refund = 2,
}

/// <summary>Names of the account's own invoice statuses (lower case) that the seller taught us.</summary>
public sealed record StatusNames(IReadOnlyList<string> Payable, IReadOnlyList<string> Paid)
{
    public static readonly StatusNames None = new([], []);

    /// <summary>Those of an invoice whose money went back in whole; with none, such an invoice is left as it is.</summary>
    public IReadOnlyList<string> Refunded { get; init; } = [];
}
