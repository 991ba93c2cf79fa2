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
