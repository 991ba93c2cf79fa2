using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Payments.Operations;

public sealed class LineSharesTests
{
    private static readonly Receipt ThreeLines = new(
        [Line("а", 2m, 100m, 200m), Line("б", 1m, 100m, 100m), Line("в", 1m, 0.5m, 0.5m)],
        ReceiptContact.Parse("buyer@example.org")!,
        TaxSystem.General,
        Currency.Rub);

    [Fact]
    public void Shares_sum_to_the_amount_within_the_lines() =>
        Gen.Select(Gen.Long[0, 10_000_000].Array[1, 40], Gen.Double[0, 1]).Sample((kopecks, share) =>
        {
            var left = kopecks.Select(kopeck => kopeck / 100m).ToArray();
            var amount = decimal.Round(left.Sum() * (decimal)share, 2, MidpointRounding.ToZero);

            var shares = LineShares.Spread(left, amount);

            shares.Sum(part => part.Amount).ShouldBe(amount);
            shares.ShouldAllBe(part =>
                part.Amount > 0m && part.Amount <= left[part.Number - 1] && part.Amount == decimal.Round(part.Amount, 2));
            shares.Select(part => part.Number).ShouldBeUnique();
        });

    [Fact]
    public void A_kopeck_goes_to_one_line_only() => LineShares.Spread([200m, 100m, 0.5m], 0.01m).ShouldBe([new LineShare(1, 0.01m)]);

    [Fact]
    public void The_whole_remainder_takes_every_line() =>
        LineShares.Spread([200m, 0m, 0.5m], 200.5m).ShouldBe([new LineShare(1, 200m), new LineShare(3, 0.5m)]);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(301)]
    public void An_amount_out_of_range_has_no_shares(int amount) => LineShares.Spread([200m, 100m], amount).ShouldBeEmpty();

    [Fact]
    public void Without_a_remainder_there_are_no_shares() => LineShares.Spread([0m], 0.01m).ShouldBeEmpty();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Equal_lines_get_kopecks_in_their_order(int kopecks) =>
        LineShares.Spread([1m, 1m, 1m], kopecks / 100m).Select(share => share.Number).ShouldBe(Enumerable.Range(1, kopecks));

    [Fact]
    public void The_kopeck_goes_to_the_largest_remainder() =>
        LineShares.Spread([5.01m, 3m, 1.99m], 1m).ShouldBe([new LineShare(1, 0.50m), new LineShare(2, 0.30m), new LineShare(3, 0.20m)]);

    [Fact]
    public void A_whole_line_stays_and_a_kopeck_is_one_piece()
    {
        var receipt = LineShares.Of(ThreeLines, [new LineShare(1, 0.01m), new LineShare(2, 100m)], ReceiptLimits.Usual);

        receipt.Lines.ShouldBe(
        [
            ThreeLines.Lines[0] with { Quantity = 1m, UnitPrice = 0.01m, Amount = 0.01m, Position = 1 },
            ThreeLines.Lines[1] with { Position = 2 },
        ]);
        receipt.Total.ShouldBe(Money.Rub(100.01m));
        receipt.Contact.ShouldBe(ThreeLines.Contact);
    }

    private static ReceiptLine Line(string name, decimal quantity, decimal price, decimal amount) =>
        new(name, quantity, price, amount, VatRate.None, "шт");
}
