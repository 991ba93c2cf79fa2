using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Accounts;

/// <summary>What an invoice must satisfy to be paid by one method.</summary>
/// <param name="Currencies">What the acquirer takes.</param>
/// <param name="Receipts">How receipts are made; nothing where the seller makes them elsewhere.</param>
public sealed record MethodTerms(IReadOnlyCollection<Currency> Currencies, ReceiptPolicy? Receipts);
