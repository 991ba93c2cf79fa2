using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Accounts;

/// <summary>The terms that a payment method sets for an invoice.</summary>
/// <param name="Currencies">Currencies that the acquirer takes.</param>
/// <param name="Receipts">null where the seller issues receipts elsewhere.</param>
public sealed record MethodTerms(IReadOnlyCollection<Currency> Currencies, ReceiptPolicy? Receipts)
{
    /// <summary>The largest sum of one payment in minor units (kopecks); null where the acquirer names none.</summary>
    public long? MaxAmount { get; init; }
}
