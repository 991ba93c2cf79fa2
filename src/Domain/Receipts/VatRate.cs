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

    /// <summary>Calculated: the VAT inside of a prepayment or an advance.</summary>
    Vat5Of105,
    Vat7Of107,
    Vat10Of110,
    Vat20Of120,
    Vat22Of122,
}

public static class VatRates
{
    /// <summary>
    /// The plain rate of a percentage, or nothing where a receipt has none for it: an unknown rate is never taken for "no VAT".
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

    /// <summary>The rate inside of a prepayment for lines of a rate.</summary>
    public static VatRate Calculated(this VatRate rate) => rate switch
    {
        VatRate.Vat5 => VatRate.Vat5Of105,
        VatRate.Vat7 => VatRate.Vat7Of107,
        VatRate.Vat10 => VatRate.Vat10Of110,
        VatRate.Vat20 => VatRate.Vat20Of120,
        VatRate.Vat22 => VatRate.Vat22Of122,
        VatRate.None or VatRate.Vat0 or VatRate.Vat5Of105 or VatRate.Vat7Of107 or VatRate.Vat10Of110 or VatRate.Vat20Of120
            or VatRate.Vat22Of122 => rate,
    };

    /// <summary>The rate of the goods for which a prepayment with a calculated rate was made.</summary>
    public static VatRate Plain(this VatRate rate) => rate is > VatRate.Vat22 ? OfPercent(rate.Percent()) ?? rate : rate;

    public static decimal Percent(this VatRate rate) => rate switch
    {
        VatRate.None or VatRate.Vat0 => 0m,
        VatRate.Vat5 or VatRate.Vat5Of105 => 5m,
        VatRate.Vat7 or VatRate.Vat7Of107 => 7m,
        VatRate.Vat10 or VatRate.Vat10Of110 => 10m,
        VatRate.Vat20 or VatRate.Vat20Of120 => 20m,
        VatRate.Vat22 or VatRate.Vat22Of122 => 22m,
    };
}
