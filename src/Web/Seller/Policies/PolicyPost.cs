using System.Globalization;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>The form of the rules as it was sent.</summary>
/// <param name="Settings">Null where a value cannot be read.</param>
/// <param name="Version">Of the settings that the form was made from; null where it names none.</param>
internal sealed record PolicyPost(SellerSettings? Settings, int? Version)
{
    public static PolicyPost Of(IFormCollection form)
    {
        var request = new SettingsRequest
        {
            Disclosure = new DisclosurePolicy(
                IsTicked("sellerName"), IsTicked("phone"), IsTicked("email"), IsTicked("invoiceNumber"), IsTicked("reason")),
            Contacts = new SellerContacts(Text("contactName"), Text("contactPhone"), Text("contactEmail")),
            PartialPayments = form["partialPayments"],
            Excess = form["excess"],
            StatusNames = new StatusNamesRequest { Payable = Lines("payable"), Paid = Lines("paid"), Refunded = Lines("refunded") },
        };
        return new PolicyPost(
            request.Read(),
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);

        bool IsTicked(string name) => form[name] == "true";
        string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        string[] Lines(string name) =>
            form[name].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
