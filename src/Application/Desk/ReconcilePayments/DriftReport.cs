using CleanAcquiring.Application.Ports.Storage;

namespace CleanAcquiring.Application.Desk.ReconcilePayments;

/// <summary>What a comparison of the three books found.</summary>
/// <param name="Compared">How many payments.</param>
/// <param name="Items">Every difference; none when all agree.</param>
/// <param name="Next">Where to go on, when there are more payments.</param>
public sealed record DriftReport(int Compared, IReadOnlyList<DriftOfPayment> Items, PaymentPosition? Next);
