using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>The rules by the names of their fields.</summary>
internal static class RuleFacts
{
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

    public static IEnumerable<(string Name, IReadOnlyList<string> Names)> Statuses(SellerSettings settings) =>
    [
        (StatusRow.Payable, settings.StatusNames.Payable),
        (StatusRow.Paid, settings.StatusNames.Paid),
        (StatusRow.Refunded, settings.StatusNames.Refunded),
        ("handedOver", settings.StatusNames.HandedOver),
    ];

    /// <summary>Each rule as a text, or as the name of a choice.</summary>
    public static IReadOnlyDictionary<string, string> Of(SellerSettings settings)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, isOn) in Disclosures(settings))
            facts[name] = isOn ? "on" : "off";
        foreach (var (name, value) in Contacts(settings))
            facts[name] = value ?? "";
        foreach (var (name, names) in Statuses(settings))
            facts[name] = string.Join(", ", names.Order(StringComparer.Ordinal));
        facts["partialPayments"] = EnumNames.Of(settings.PartialPayments);
        facts["excess"] = EnumNames.Of(settings.Excess);
        return facts;
    }
}
