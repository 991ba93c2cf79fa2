namespace CleanAcquiring.Domain.Accounts;

/// <summary>Names of the account's own invoice statuses (lower case) that the seller taught us.</summary>
public sealed record StatusNames(IReadOnlyList<string> Payable, IReadOnlyList<string> Paid)
{
    public static readonly StatusNames None = new([], []);

    /// <summary>Those of an invoice whose money went back in whole; with none, such an invoice is left as it is.</summary>
    public IReadOnlyList<string> Refunded { get; init; } = [];
}
