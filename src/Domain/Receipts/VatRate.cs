namespace CleanAcquiring.Domain.Receipts;

/// <summary>The VAT rates that a Russian fiscal receipt can carry.</summary>
public enum VatRate
{
    /// <summary>Without VAT.</summary>
    None,
    Vat0,
    Vat5,
    Vat7,
    Vat10,
    Vat20,
    Vat22,
}
