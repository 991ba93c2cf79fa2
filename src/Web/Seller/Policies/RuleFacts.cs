using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>The rules by the names of their fields.</summary>
internal static class RuleFacts
{
    public const string Disclosure = "disclosure";
    public const string Partial = "partialPayments";
    public const string Excess = "excess";
    public const string Holds = "holds";
    public const string ClosingReceipt = "closingReceipt";
    public const string HandedOverStages = "handedOverStages";
    public const string UsersMayLook = "usersMayLook";

    /// <summary>The rules that are one choice.</summary>
    public static readonly IReadOnlyList<string> Choices = [Partial, Excess, Holds];

    /// <summary>The rules of which the page shows what a buyer, or the seller, will see.</summary>
    public static readonly IReadOnlyList<string> Previewed = [Disclosure, .. Choices, ClosingReceipt, UsersMayLook];

    public static IEnumerable<string> ChoicesOf(string rule) => rule switch
    {
        Partial => Enum.GetValues<PartialPaymentPolicy>().Select(EnumNames.Of),
        Excess => Enum.GetValues<ExcessPolicy>().Select(EnumNames.Of),
        _ => Enum.GetValues<HoldPolicy>().Select(EnumNames.Of),
    };

    public static IEnumerable<(string Name, bool IsOn)> Disclosures(SellerSettings settings) =>
    [
        ("sellerName", settings.Disclosure.SellerName),
        ("phone", settings.Disclosure.Phone),
        ("email", settings.Disclosure.Email),
        ("invoiceNumber", settings.Disclosure.InvoiceNumber),
        ("reason", settings.Disclosure.Reason),
    ];

    public static IEnumerable<(string Name, string? Value)> Contacts(SellerSettings settings) =>
    [
        ("contactName", settings.Contacts.Name),
        ("contactPhone", settings.Contacts.Phone),
        ("contactEmail", settings.Contacts.Email),
    ];

    public static IEnumerable<(string Name, IReadOnlyList<string> Names)> Meanings(SellerSettings settings) =>
    [
        (StatusRow.Payable, settings.StatusNames.Payable),
        (StatusRow.Paid, settings.StatusNames.Paid),
        (StatusRow.Refunded, settings.StatusNames.Refunded),
    ];

    /// <summary>Each rule as a text, or as the name of a choice.</summary>
    public static IReadOnlyDictionary<string, string> Of(SellerSettings settings)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, isOn) in Disclosures(settings))
            facts[name] = isOn ? "on" : "off";
        foreach (var (name, value) in Contacts(settings))
            facts[name] = value ?? "";
        foreach (var (name, names) in Meanings(settings).Append(("handedOver", settings.StatusNames.HandedOver)))
            facts[name] = string.Join(", ", names.Order(StringComparer.Ordinal));
        facts[HandedOverStages] = string.Join(", ", settings.HandedOverStages.Select(stage => $"{stage}").Order(StringComparer.Ordinal));
        facts[Partial] = EnumNames.Of(settings.PartialPayments);
        facts[Excess] = EnumNames.Of(settings.Excess);
        facts[Holds] = EnumNames.Of(settings.Holds);
        facts[UsersMayLook] = settings.UsersMayLook ? "on" : "off";
        return facts;
    }
}
