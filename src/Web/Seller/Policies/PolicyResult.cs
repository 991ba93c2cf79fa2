using System.Globalization;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>The answer to rules that were not saved.</summary>
/// <param name="Name">Of the sentence's texts.</param>
/// <param name="Differences">The rules that differ from those that are saved.</param>
/// <param name="Version">Of the saved rules, for a second press that overwrites them; null where there is nothing to overwrite.</param>
public sealed record PolicyResult(string Name, IReadOnlyList<RuleDifference> Differences, int? Version)
{
    public static readonly PolicyResult Unreadable = new("Unreadable", [], null);

    public static PolicyResult Meanwhile(SellerSettings sent, SellerSettings saved, int version)
    {
        var now = FactsOf(saved);
        return new(
            "Meanwhile",
            [
                .. FactsOf(sent)
                    .Where(fact => now[fact.Key] != fact.Value)
                    .Select(fact => new RuleDifference(fact.Key, fact.Value, now[fact.Key])),
            ],
            version);
    }

    private static Dictionary<string, string> FactsOf(SellerSettings settings)
    {
        var model = new PoliciesModel(settings, 0, false);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, isOn) in model.Disclosures)
            facts[name] = isOn ? "on" : "off";
        foreach (var (name, value) in model.Contacts)
            facts[name] = value ?? "";
        foreach (var (name, names) in model.Statuses)
            facts[name] = string.Join(", ", names);
        facts["partialPayments"] = settings.PartialPayments.ToString().ToLower(CultureInfo.InvariantCulture);
        facts["excess"] = settings.Excess.ToString().ToLower(CultureInfo.InvariantCulture);
        return facts;
    }
}

/// <summary>A rule as it was typed and as another administrator saved it.</summary>
/// <param name="Name">Of the field.</param>
/// <param name="Sent">A text, or the name of a choice.</param>
/// <param name="Saved">The same.</param>
public sealed record RuleDifference(string Name, string Sent, string Saved);
