using System.Globalization;
using CleanAcquiring.Application.Accounts;

namespace CleanAcquiring.Web.Seller.Setup;

/// <summary>A method's form as it was sent.</summary>
/// <param name="Code">In the payment link.</param>
/// <param name="Acquirer">Short name.</param>
/// <param name="Enabled">True when buyers can use it.</param>
/// <param name="Version">Of the credentials that the form was made from; 0 for a new method.</param>
/// <param name="Action">Of the button: <c>check</c>, <c>save</c> or <c>force</c>.</param>
/// <param name="Settings">Of the acquirer's form.</param>
internal sealed record MethodPost(
    string Code, string Acquirer, bool Enabled, int Version, string Action, IReadOnlyDictionary<string, string?> Settings)
{
    public const string Prefix = "s.";

    private static readonly char[] Separators = [',', ';', ' ', '\n', '\r', '\t', '\u00a0'];

    // A box that is not ticked is not sent: the form names its boxes beside them.
    private const string Boxes = "boxes";

    /// <summary>The legal entities of the shop; null where the form does not ask for them.</summary>
    public SupplierShopRequest? Supplier { get; init; }

    public static MethodPost Of(IFormCollection form)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var box in form[Boxes].OfType<string>())
            settings[box] = "false";
        foreach (var (name, values) in form.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)))
            settings[name[Prefix.Length..]] = values[^1]?.Replace("\0", "", StringComparison.Ordinal);
        return new MethodPost(
            form["code"].ToString().Trim(),
            form["acquirer"].ToString(),
            form["enabled"] == "true",
            int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1,
            form["action"].ToString(),
            settings)
        {
            Supplier = form.ContainsKey(MethodResult.TaxNumbersField)
                ? new SupplierShopRequest(
                    form[MethodResult.TaxNumbersField].ToString().Split(Separators, StringSplitOptions.RemoveEmptyEntries),
                    form[MethodResult.LinkField])
                : null,
        };
    }
}
