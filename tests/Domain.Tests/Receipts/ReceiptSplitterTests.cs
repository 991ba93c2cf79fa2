using CleanAcquiring.Domain.Receipts;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Receipts;

public sealed class ReceiptSplitterTests
{
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("CLEANACQUIRING_SPLITTER_ITERATIONS"), out var more) ? more : 20_000;

    private static readonly Gen<PricedLine> Lines = Gen.Select(Gen.Int[1, 99_999_999], Gen.OneOf(Gen.Int[1, 12_000].Select(units => (decimal)units), Gen.Int[1, 9_999_999].Select(thousandths => thousandths / 1000m)))
        .Select((kopecks, quantity) => new PricedLine("Товар", quantity, "шт", VatRate.Vat20, kopecks));

    [Fact]
    public void Three_for_a_hundred_is_two_at_33_33_and_one_at_33_34()
    {
        var split = ReceiptSplitter.Split([new PricedLine("Товар", 3m, "шт", VatRate.None, 100_00)], ReceiptLimits.Usual).Value;
        split.Lines.Select(line => (line.Quantity, line.UnitPrice, line.Amount)).ShouldBe([(2m, 33.33m, 66.66m), (1m, 33.34m, 33.34m)]);
    }

    [Fact]
    public void Every_receipt_sums_to_its_charge_and_fits_the_cash_desk() => Lines.Array[1, 12].Sample(
        lines =>
        {
            var limits = ReceiptLimits.Usual with { MaxQuantity = 9_999m };
            var split = ReceiptSplitter.Split(lines, limits).Value;
            split.Lines.Sum(line => line.Amount).ShouldBe(lines.Sum(line => line.Target) / 100m);
            foreach (var line in split.Lines)
            {
                line.Amount.ShouldBeGreaterThan(0m);
                decimal.Round(line.UnitPrice * line.Quantity, 2, MidpointRounding.AwayFromZero).ShouldBe(line.Amount);
                decimal.Round(line.UnitPrice, 2).ShouldBe(line.UnitPrice);
                line.Quantity.ShouldBeInRange(0.001m, limits.MaxQuantity);
                line.Quantity.ToString(System.Globalization.CultureInfo.InvariantCulture).Length.ShouldBeLessThanOrEqualTo(8);
            }
        },
        iter: Iterations);
}
