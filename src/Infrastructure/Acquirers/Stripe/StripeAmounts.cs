using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>Translates sums into Stripe's smallest units and back, by Stripe's own table of currencies; rounds nothing.</summary>
internal static class StripeAmounts
{
    /// <summary>Eight digits, which Stripe takes of any currency.</summary>
    public const long Largest = 99_999_999;

    private const string Codes =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY COP CRC "
        + "CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY KES "
        + "KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR "
        + "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TND TOP TRY "
        + "TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XOF XPF YER ZAR ZMW";

    // "Zero-decimal" and "three-decimal" currencies and their special cases, docs.stripe.com/currencies, read in November 2026.
    private static readonly string[] Whole =
        ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"];

    private static readonly string[] WholeSentAsHundredths = ["ISK", "UGX"];
    private static readonly string[] Thousandths = ["BHD", "JOD", "KWD", "OMR", "TND"];

    public static IReadOnlyList<Currency> Currencies { get; } = [.. Codes.Split(' ').Select(code => Currency.Parse(code)!.Value)];

    /// <summary>Stripe's integer; null for a sum that Stripe cannot charge to the last digit.</summary>
    public static long? ToStripe(Money sum)
    {
        var (units, step) = ScaleOf(sum.Currency.Code);
        var scaled = sum.Amount * units;
        return scaled % step == 0 && scaled is > 0 and <= long.MaxValue ? (long)scaled : null;
    }

    /// <summary>Null for no sum, a negative one, or a code that is no currency.</summary>
    public static Money? FromStripe(long? amount, string? currency) =>
        amount is >= 0 and { } units && Currency.Parse(currency) is { } known
            ? new Money(units / (decimal)ScaleOf(known.Code).Units, known)
            : null;

    // Stripe's units in one of the currency, and the multiple that it takes.
    private static (int Units, int Step) ScaleOf(string code) =>
        Array.IndexOf(Whole, code) >= 0 ? (1, 1)
        : Array.IndexOf(WholeSentAsHundredths, code) >= 0 ? (100, 100)
        : Array.IndexOf(Thousandths, code) >= 0 ? (1000, 10)
        : (100, 1);
}
