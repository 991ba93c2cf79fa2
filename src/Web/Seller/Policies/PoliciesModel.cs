using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>The page of the rules.</summary>
/// <param name="Settings">As they are now.</param>
/// <param name="Version">Named by the next change.</param>
/// <param name="IsSaved">True right after they were saved.</param>
public sealed record PoliciesModel(SellerSettings Settings, int Version, bool IsSaved)
{
    public IEnumerable<(string Name, bool IsOn)> Disclosures =>
    [
        ("sellerName", Settings.Disclosure.SellerName),
        ("phone", Settings.Disclosure.Phone),
        ("email", Settings.Disclosure.Email),
        ("invoiceNumber", Settings.Disclosure.InvoiceNumber),
        ("reason", Settings.Disclosure.Reason),
    ];

    public IEnumerable<(string Name, string? Value)> Contacts =>
    [
        ("contactName", Settings.Contacts.Name),
        ("contactPhone", Settings.Contacts.Phone),
        ("contactEmail", Settings.Contacts.Email),
    ];

    public IEnumerable<(string Name, IReadOnlyList<string> Names)> Statuses =>
    [
        ("payable", Settings.StatusNames.Payable),
        ("paid", Settings.StatusNames.Paid),
        ("refunded", Settings.StatusNames.Refunded),
    ];
}
