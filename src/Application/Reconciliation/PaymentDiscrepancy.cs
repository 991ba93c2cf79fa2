using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Reconciliation;

/// <summary>A difference and the payment that it is about, as it is after the healing.</summary>
public sealed record PaymentDiscrepancy(Payment Payment, Discrepancy Discrepancy);
