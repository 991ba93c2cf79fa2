using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Desk.GetPayment;

/// <summary>A payment and its timeline, oldest first.</summary>
public sealed record PaymentStory(Payment Payment, IReadOnlyList<TimelineEntry> Timeline);
