using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>The answer to an order that was not taken: a code with a text of ours, else its own words.</summary>
/// <param name="Code">Stable, of a refusal.</param>
/// <param name="Detail">Shown where the code has no text.</param>
/// <param name="Most">The sum that could move; null where the sum was not at fault.</param>
public sealed record OrderFault(string Code, string? Detail, Money? Most = null);
