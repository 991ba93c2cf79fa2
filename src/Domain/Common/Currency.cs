namespace CleanAcquiring.Domain.Common;

/// <summary>An ISO 4217 currency, by its three letters.</summary>
public readonly record struct Currency
{
    private static readonly string[] WithoutMinorUnits =
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ];
    private static readonly string[] WithThreeDigits = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    public static readonly Currency Rub = new("RUB");

    private readonly string? code;

    private Currency(string code) => this.code = code;

    public string Code => code ?? "XXX";

    /// <summary>Digits after the decimal point: 2 for roubles, 0 for yen.</summary>
    public int MinorDigits => Array.IndexOf(WithoutMinorUnits, Code) >= 0 ? 0 : Array.IndexOf(WithThreeDigits, Code) >= 0 ? 3 : 2;

    /// <summary>Reads three Latin letters of any case; anything else is no currency.</summary>
    public static Currency? Parse(string? text)
    {
        var trimmed = text?.Trim();
        return trimmed is { Length: 3 } && trimmed.All(char.IsAsciiLetter) ? new Currency(trimmed.ToUpperInvariant()) : null;
    }

    public override string ToString() => Code;
}
