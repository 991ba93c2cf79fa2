using CleanAcquiring.Application.Storage;

namespace CleanAcquiring.Application.Reconciliation;

/// <summary>What a comparison of the three books found.</summary>
/// <param name="Compared">How many payments.</param>
/// <param name="Items">Every difference; none when all agree.</param>
/// <param name="Next">Where to go on, when there are more payments.</param>
public sealed record ReconciliationReport(int Compared, IReadOnlyList<PaymentDiscrepancy> Items, PaymentPosition? Next);
