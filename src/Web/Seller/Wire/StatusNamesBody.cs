using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>Names of the account's own statuses.</summary>
internal sealed record StatusNamesBody
{
    public IReadOnlyList<string?>? Payable { get; init; }

    public IReadOnlyList<string?>? Paid { get; init; }

    public StatusNames Read() => new(Clean(Payable), Clean(Paid));

    private static List<string> Clean(IReadOnlyList<string?>? names) => [.. (names ?? []).Select(name => (name ?? "").Trim().ToLowerInvariant())];
}
