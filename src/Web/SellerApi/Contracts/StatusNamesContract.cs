using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>Names of the account's own statuses.</summary>
internal sealed record StatusNamesContract
{
    public IReadOnlyList<string?>? Payable { get; init; }

    public IReadOnlyList<string?>? Paid { get; init; }

    /// <summary>Written when all of the money went back; with none the status is left.</summary>
    public IReadOnlyList<string?>? Refunded { get; init; }

    public static StatusNamesContract Of(StatusNames names) =>
        new()
        {
            Payable = names.Payable,
            Paid = names.Paid,
            Refunded = names.Refunded,
        };

    public StatusNames Read() => new(Clean(Payable), Clean(Paid)) { Refunded = Clean(Refunded) };

    private static List<string> Clean(IReadOnlyList<string?>? names) =>
        [.. (names ?? []).Select(name => (name ?? "").Trim().ToLowerInvariant())];
}
