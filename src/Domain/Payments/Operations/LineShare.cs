namespace CleanAcquiring.Domain.Payments.Operations;

/// <summary>A part of one receipt line.</summary>
/// <param name="Number">Of the line, from 1.</param>
/// <param name="Amount">Major units, whole kopecks.</param>
public sealed record LineShare(int Number, decimal Amount);
