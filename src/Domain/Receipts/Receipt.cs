using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Receipts;

/// <summary>A fiscal receipt (54-ФЗ) that any acquirer's adapter can translate; its lines sum to the charge to the kopeck.</summary>
public sealed record Receipt(IReadOnlyList<ReceiptLine> Lines, ReceiptContact Contact, TaxSystem TaxSystem, Currency Currency)
{
    public Money Total => new(Lines.Sum(line => line.Amount), Currency);
}

/// <summary>The seller's tax system as a receipt names it.</summary>
public enum TaxSystem
{
    /// <summary>ОСН.</summary>
    General,

    /// <summary>УСН доход.</summary>
    SimplifiedIncome,

    /// <summary>УСН доход минус расход.</summary>
    SimplifiedIncomeLessExpense,

    /// <summary>ЕСХН.</summary>
    Agricultural,

    /// <summary>Патент.</summary>
    Patent,
}
