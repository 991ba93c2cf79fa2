using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Desk.ReconcilePayments;

/// <summary>A difference and the payment that it is about, as it is after the healing.</summary>
public sealed record DriftOfPayment(Payment Payment, Drift Drift);
