namespace CleanAcquiring.Domain.Accounts;

/// <summary>The settings of an account.</summary>
public sealed record SellerSettings(
    DisclosurePolicy Disclosure,
    SellerContacts Contacts,
    PartialPaymentPolicy PartialPayments,
    ExcessPolicy Excess,
    StatusNames StatusNames)
{
    public static readonly SellerSettings Default =
        new(DisclosurePolicy.Nothing, SellerContacts.None, PartialPaymentPolicy.Refuse, ExcessPolicy.Attention, StatusNames.None);

    public HoldPolicy Holds { get; init; } = HoldPolicy.Attention;

    /// <summary>The stages of a deal whose goods are handed over: the prepayment is then set off by a closing receipt.</summary>
    public IReadOnlyList<DealStage> HandedOverStages { get; init; } = [];

    /// <summary>True where a status or a stage says that goods are handed over.</summary>
    public bool KnowsHandOver => StatusNames.HandedOver.Count > 0 || HandedOverStages.Count > 0;

    /// <summary>True where users who are no administrators may look at payments and settings; they change nothing in any case.</summary>
    public bool UsersMayLook { get; init; }
}

/// <summary>The data of the seller that a buyer's page may show; all off by default.</summary>
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

/// <summary>The seller's contacts, as typed by the seller.</summary>
public sealed record SellerContacts(string? Name = null, string? Phone = null, string? Email = null)
{
    public static readonly SellerContacts None = new();
}

/// <summary>The treatment of an invoice in the status "partially paid".</summary>
public enum PartialPaymentPolicy
{
    /// <summary>The buyer is sent to the seller.</summary>
    Refuse = 1,

    /// <summary>The part that our own payments have not covered is charged.</summary>
    Rest = 2,
}

/// <summary>The treatment of money beyond the invoice's total.</summary>
public enum ExcessPolicy
{
    /// <summary>A person decides: it needs attention.</summary>
    Attention = 1,

    /// <summary>It is refunded without a person.</summary>
    Refund = 2,
}

/// <summary>The treatment of an authorization that is about to lapse.</summary>
public enum HoldPolicy
{
    /// <summary>The seller is told, and decides.</summary>
    Attention = 1,

    /// <summary>The seller is told, and it is captured, as far as the invoice still needs it.</summary>
    Capture = 2,
}

/// <summary>Names of the account's own invoice statuses (lower case) that the seller taught us.</summary>
public sealed record StatusNames(IReadOnlyList<string> Payable, IReadOnlyList<string> Paid)
{
    public static readonly StatusNames None = new([], []);

    /// <summary>Those of an invoice whose money went back in whole; with none, such an invoice is left as it is.</summary>
    public IReadOnlyList<string> Refunded { get; init; } = [];

    /// <summary>Those of an invoice whose goods are handed over: its prepayment is then set off by a closing receipt.</summary>
    public IReadOnlyList<string> HandedOver { get; init; } = [];

    /// <param name="status">The name of the invoice's status, as it is read.</param>
    public bool AreGoodsHandedOver(string? status) =>
        status is not null && HandedOver.Contains(status.Trim().ToLowerInvariant(), StringComparer.Ordinal);
}
