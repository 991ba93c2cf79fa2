using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Payments.Operations;

/// <summary>What is ordered.</summary>
/// <param name="Key">The same key never does a thing twice.</param>
/// <param name="Amount">How much.</param>
/// <param name="Lines">Which lines of the receipt; empty without a receipt.</param>
public sealed record OperationTerms(string Key, Money Amount, IReadOnlyList<LineShare> Lines);
