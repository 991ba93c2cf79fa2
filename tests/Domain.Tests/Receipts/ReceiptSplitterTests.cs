using System.Globalization;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Tests.Receipts;

public sealed class ReceiptSplitterTests
{
    [Fact]
    public void An_indivisible_amount_splits_into_two_prices()
    {
        Split(Line(3m, 10000)).ShouldBe(["2 × 33.33 = 66.66", "1 × 33.34 = 33.34"]);
        Explain(Line(3m, 10000)).ShouldBe(["1 split 2 × 3333 + 1 × 3334 = 10000"]);
    }

    [Fact]
    public void An_exact_price_needs_no_split()
    {
        Split(Line(2m, 1438200)).ShouldBe(["2 × 7191 = 14382"]);
        Explain(Line(2m, 1438200)).ShouldBe(["1 exact 2 × 719100 = 1438200"]);
    }

    [Fact]
    public void A_fractional_quantity_with_an_exact_price_stays() => Split(Line(1.255m, 50200)).ShouldBe(["1.255 × 400 = 502"]);

    [Theory]
    [InlineData("0.30000000000000004", 3000, "0.3 × 100 = 30")]
    [InlineData("2.9999999999999996", 30000, "3 × 100 = 300")]
    [InlineData("0.12349999999999999", 1235, "1 × 12.35 = 12.35")]
    [InlineData("2.0004", 20004, "1 × 200.04 = 200.04")]
    public void Digits_that_do_not_change_the_sum_are_cut_off(string quantity, long kopecks, string line) =>
        Split(Line(decimal.Parse(quantity, CultureInfo.InvariantCulture), kopecks)).ShouldBe([line]);

    [Fact]
    public void A_fractional_quantity_without_exact_price_becomes_one_piece()
    {
        var line = Receipt(Line(7.5m, 1001)).ShouldHaveSingleItem();

        (line.Quantity, line.UnitPrice, line.Amount, line.Name).ShouldBe((1m, 10.01m, 10.01m, "Кабель (7,5 шт)"));
        Explain(Line(7.5m, 1001)).ShouldHaveSingleItem().ShouldStartWith("1 whole 1 × 1001.");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.0001")]
    [InlineData("100000")]
    [InlineData("99999.5")]
    [InlineData("12345.678")]
    public void An_unsupported_quantity_becomes_one_piece(string quantity)
    {
        var line = Receipt(Line(decimal.Parse(quantity, CultureInfo.InvariantCulture), 5000)).ShouldHaveSingleItem();

        (line.Quantity, line.Amount).ShouldBe((1m, 50m));
        FiscalRegister.ShouldAccept([line], 50m);
    }

    [Theory]
    [InlineData("99999")]
    [InlineData("9999.999")]
    [InlineData("10000.25")]
    public void The_largest_supported_quantities_stay(string quantity)
    {
        var carried = decimal.Parse(quantity, CultureInfo.InvariantCulture);

        Receipt(Line(carried, (long)Math.Round(carried * 1000m))).ShouldHaveSingleItem().Quantity.ShouldBe(carried);
    }

    [Fact]
    public void Units_below_a_kopeck_become_one_piece() => Split(Line(500m, 499)).ShouldBe(["1 × 4.99 = 4.99"]);

    [Fact]
    public void A_tiny_quantity_keeps_the_price_in_range()
    {
        Split(Line(0.001m, 9_999_999)).ShouldBe(["0.001 × 99999990 = 99999.99"]);
        Split(Line(0.001m, 10_000_000)).ShouldBe(["1 × 100000 = 100000"]);
        FiscalRegister.ShouldAccept(Receipt(Line(0.999m, 9_990_000_000)), 99_900_000m);
        FiscalRegister.ShouldAccept(Receipt(Line(0.996m, 9_960_000_000)), 99_600_000m);
        FiscalRegister.ShouldAccept(Receipt(Line(0.021m, 209_999_999)), 2_099_999.99m);
    }

    [Fact]
    public void Free_lines_are_left_out()
    {
        Split(Line(1m, 0), Line(1m, 100)).ShouldBe(["1 × 1 = 1"]);
        Explain(Line(1m, 0), Line(1m, 100)).ShouldBe(["1 dropped Nothing is charged for it.", "2 exact 1 × 100 = 100"]);
    }

    [Fact]
    public void Quantities_have_no_trailing_zeros() =>
        Receipt(Line(2.000m, 100)).ShouldHaveSingleItem().Quantity.ToString(CultureInfo.InvariantCulture).ShouldBe("2");

    [Fact]
    public void Long_names_are_cut_between_characters()
    {
        var cut = Receipt(Line(1m, 100) with { Name = new string('К', 127) + "🪑" }).ShouldHaveSingleItem();
        var whole = Receipt(Line(7.5m, 1001) with { Name = new string('К', 200), Unit = "кг" }).ShouldHaveSingleItem();

        cut.Name.ShouldBe(new string('К', 127));
        whole.Name.ShouldBe(new string('К', 119) + " (7,5 кг)");
    }

    [Fact]
    public void A_long_unit_leaves_room_for_the_name() =>
        Receipt(Line(7.5m, 1001) with { Unit = new string('м', 500) }).ShouldHaveSingleItem().Name.ShouldStartWith("Кабель (7,5 м");

    [Fact]
    public void Equal_lines_are_merged_only_when_there_are_too_many()
    {
        var few = Enumerable.Repeat(Line(1m, 100), 100).ToArray();

        Receipt(few).Count.ShouldBe(100);
        Split([.. few, Line(1m, 100), Line(2m, 200)]).ShouldBe(["103 × 1 = 103"]);
        Explain([.. few, Line(1m, 100)])[^1].ShouldBe("0 merged 101 lines into 1.");
    }

    [Fact]
    public void Different_lines_are_not_merged()
    {
        PricedLine[] different =
        [
            .. Enumerable.Repeat(Line(1m, 100), 97),
            Line(1m, 100) with { Name = "Шнур" },
            Line(1m, 100) with { Vat = VatRate.Vat10 },
            Line(1m, 100) with { Unit = "м" },
            Line(1m, 101),
            Line(0.5m, 50),
        ];

        Split(different).ShouldBe(["97 × 1 = 97", "1 × 1 = 1", "1 × 1 = 1", "1 × 1 = 1", "1 × 1.01 = 1.01", "0.5 × 1 = 0.5"]);
    }

    [Fact]
    public void Different_lines_beyond_the_limit_are_refused()
    {
        var lines = Enumerable.Range(1, 101).Select(kopecks => Line(1m, kopecks)).ToArray();

        ReceiptSplitter.Split(lines, ReceiptLimits.Usual).Refusal.ShouldBe(ReceiptSplitter.TooManyLines);
    }

    [Fact]
    public void Split_lines_stay_within_the_limit()
    {
        var lines = Enumerable.Range(1, 60).Select(i => Line(3m, 10_000 + i * 3 + 1) with { Name = $"Товар {i}" }).ToArray();

        FiscalRegister.ShouldAccept(Receipt(lines), lines.Sum(line => line.Target) / 100m);
        Explain(lines)[^1].ShouldBe("60 whole 1 × 10181. The receipt has no room for a split line.");
    }

    private static PricedLine Line(decimal quantity, long kopecks) => new("Кабель", quantity, "шт", VatRate.Vat20, kopecks);

    private static IReadOnlyList<ReceiptLine> Receipt(params PricedLine[] lines) =>
        ReceiptSplitter.Split(lines, ReceiptLimits.Usual).Value.Lines;

    private static IEnumerable<string> Split(params PricedLine[] lines) =>
        Receipt(lines)
            .Select(line =>
                string.Create(CultureInfo.InvariantCulture, $"{line.Quantity:0.###} × {line.UnitPrice:0.##} = {line.Amount:0.##}")
            );

    private static string[] Explain(params PricedLine[] lines) =>
        [.. ReceiptSplitter.Split(lines, ReceiptLimits.Usual).Value.Explanation.Select(step => $"{step.Line} {step.Code} {step.Detail}")];
}
