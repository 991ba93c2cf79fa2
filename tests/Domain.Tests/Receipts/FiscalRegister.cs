using System.Globalization;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Tests.Receipts;

/// <summary>The limits of the strictest fiscal register known: a receipt within them is accepted by any.</summary>
internal static class FiscalRegister
{
    public static void ShouldAccept(IReadOnlyList<ReceiptLine> lines, decimal roubles)
    {
        lines.Count.ShouldBeInRange(1, 100);
        lines.Sum(line => line.Amount).ShouldBe(roubles);
        foreach (var line in lines)
            ShouldAccept(line);
    }

    private static void ShouldAccept(ReceiptLine line)
    {
        line.Name.Length.ShouldBeInRange(1, 128);
        char.IsHighSurrogate(line.Name[^1]).ShouldBeFalse();
        line.Quantity.ShouldBeInRange(0.001m, 99_999m);
        decimal.Round(line.Quantity, 3).ShouldBe(line.Quantity);
        line.Quantity.ToString(CultureInfo.InvariantCulture).Length.ShouldBeLessThanOrEqualTo(8);
        WholeKopecks(line.UnitPrice).ShouldBeInRange(1m, 9_999_999_999m);
        WholeKopecks(line.Amount).ShouldBe(Math.Round(WholeKopecks(line.UnitPrice) * line.Quantity, MidpointRounding.AwayFromZero));
        WholeKopecks(line.Amount).ShouldBeInRange(1m, 9_999_999_999m);
    }

    private static decimal WholeKopecks(decimal roubles)
    {
        var kopecks = roubles * 100m;
        decimal.IsInteger(kopecks).ShouldBeTrue();
        return kopecks;
    }
}
