using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Receipts;

/// <summary>A fiscal receipt (54-ФЗ) that any acquirer's adapter can translate; its lines sum to the charge to the kopeck.</summary>
public sealed record Receipt(IReadOnlyList<ReceiptLine> Lines, ReceiptContact Contact, TaxSystem TaxSystem, Currency Currency)
{
    public Money Total => new(Lines.Sum(line => line.Amount), Currency);
}
