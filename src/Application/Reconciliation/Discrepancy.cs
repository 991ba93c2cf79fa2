namespace CleanAcquiring.Application.Reconciliation;

/// <summary>One difference between two of the three reconciler.</summary>
/// <param name="Direction">Which two.</param>
/// <param name="Reason">A stable code: one of <see cref="Domain.Payments.Attention"/> or of <see cref="DiscrepancyReason"/>.</param>
/// <param name="Detail">The figures, for a person.</param>
/// <param name="IsHealed">False when a person must decide, or when it could not be compared.</param>
public sealed record Discrepancy(DiscrepancyDirection Direction, string Reason, string? Detail, bool IsHealed);
