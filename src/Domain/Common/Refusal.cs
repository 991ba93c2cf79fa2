using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Domain.Common;

/// <summary>A rule's "no": a value, never an exception. The code is stable and dotted (<c>invoice.total.not_positive</c>).</summary>
/// <param name="Kind">What the asker can do about it.</param>
/// <param name="Code">Stable name of the rule.</param>
/// <param name="Detail">A sentence for the seller's eyes; never a secret, never a buyer's data.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string? Detail = null)
{
    /// <summary>What a buyer's page may add; nothing at all where the seller may not be revealed.</summary>
    public BuyerDisclosure? Disclosure { get; init; }
}
