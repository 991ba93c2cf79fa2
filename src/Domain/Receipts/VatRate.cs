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

public static class VatRates
{
    /// <summary>
    /// The rate of a percentage, or nothing where a receipt has none for it: an unknown rate is never taken for "no VAT".
    /// </summary>
    public static VatRate? OfPercent(decimal percent) => percent switch
    {
        0m => VatRate.Vat0,
        5m => VatRate.Vat5,
        7m => VatRate.Vat7,
        10m => VatRate.Vat10,
        20m => VatRate.Vat20,
        22m => VatRate.Vat22,
        _ => null,
    };

    public static decimal Percent(this VatRate rate) => rate switch
    {
        VatRate.None or VatRate.Vat0 => 0m,
        VatRate.Vat5 => 5m,
        VatRate.Vat7 => 7m,
        VatRate.Vat10 => 10m,
        VatRate.Vat20 => 20m,
        VatRate.Vat22 => 22m,
    };
}
