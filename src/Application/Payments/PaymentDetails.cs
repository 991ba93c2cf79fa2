using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Payments;

/// <summary>A payment and its timeline, oldest first.</summary>
public sealed record PaymentDetails(Payment Payment, IReadOnlyList<TimelineEntry> Timeline);
