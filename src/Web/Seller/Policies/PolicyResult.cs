using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.Seller.Policies;

/// <summary>The answer to rules that were not saved.</summary>
/// <param name="Name">Of the sentence's texts.</param>
/// <param name="Differences">The rules that differ from those that are saved.</param>
/// <param name="Version">Of the saved rules, for a second press that overwrites them; null where there is nothing to overwrite.</param>
public sealed record PolicyResult(string Name, IReadOnlyList<RuleDifference> Differences, int? Version)
{
    /// <summary>The fields of texts, each with a place for its fault.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "contactName", "contactPhone", "contactEmail", StatusRow.Payable, StatusRow.Paid, StatusRow.Refunded, "handedOver",
        RuleFacts.HandedOverStages,
    ];

    public static readonly PolicyResult Unreadable = new("Unreadable", [], null);

    /// <summary>The fault of each field that has one.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static PolicyResult Faulty(IReadOnlyDictionary<string, string> faults) => new("Faulty", [], null) { Faults = faults };

    public static PolicyResult Meanwhile(SellerSettings sent, SellerSettings saved, int version)
    {
        var now = RuleFacts.Of(saved);
        return new(
            "Meanwhile",
            [
                .. RuleFacts.Of(sent)
                    .Where(fact => now[fact.Key] != fact.Value)
                    .Select(fact => new RuleDifference(fact.Key, fact.Value, now[fact.Key])),
            ],
            version);
    }
}

/// <summary>A rule as it was typed and as another administrator saved it.</summary>
/// <param name="Name">Of the field.</param>
/// <param name="Sent">A text, or the name of a choice.</param>
/// <param name="Saved">The same.</param>
public sealed record RuleDifference(string Name, string Sent, string Saved);
