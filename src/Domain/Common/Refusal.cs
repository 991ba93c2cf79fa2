namespace CleanAcquiring.Domain.Common;

/// <summary>A rule's "no": a value, never an exception. The code is stable and dotted (<c>invoice.total.not_positive</c>).</summary>
/// <param name="Kind">Says how the caller can go on.</param>
/// <param name="Code">Stable name of the rule.</param>
/// <param name="Detail">A sentence for the seller; never a secret, never a buyer's data.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string? Detail = null);
