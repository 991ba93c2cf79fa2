namespace CleanAcquiring.Domain.Receipts;

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
