namespace CleanAcquiring.Domain.Receipts;

/// <summary>One sentence of the explanation where each kopeck of a line went.</summary>
/// <param name="Line">Number of the invoice line, from 1; 0 for the whole receipt.</param>
/// <param name="Code">Stable name: <c>exact</c>, <c>split</c>, <c>whole</c>, <c>dropped</c>, <c>merged</c>, <c>spread</c>.</param>
/// <param name="Detail">The figures, in minor units where it is money.</param>
public sealed record SplitStep(int Line, string Code, string Detail);
