using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Payments.Operations;

/// <summary>A part of one receipt line.</summary>
/// <param name="Number">Of the line, from 1.</param>
/// <param name="Amount">Major units, whole kopecks.</param>
public sealed record LineShare(int Number, decimal Amount);

/// <summary>Parts of a receipt: a sum spread over its lines, and the receipt of such parts.</summary>
public static class LineShares
{
    private const decimal Kopeck = 0.01m;

    /// <summary>Spreads a sum in proportion to what is left of each line; the kopecks that remain go where the most was cut off.</summary>
    /// <param name="left">Of each line, major units, none negative.</param>
    /// <param name="amount">Major units, whole kopecks, at most their sum.</param>
    public static IReadOnlyList<LineShare> Spread(IReadOnlyList<decimal> left, decimal amount)
    {
        var total = left.Sum();
        if (total <= 0m || amount <= 0m || amount > total)
            return [];
        var cut = left.Select((rest, index) => (Number: index + 1, Exact: rest * amount / total))
            .Select(line => (line.Number, line.Exact, Whole: decimal.Round(line.Exact, 2, MidpointRounding.ToZero)))
            .ToList();
        var missing = (int)decimal.Round((amount - cut.Sum(line => line.Whole)) / Kopeck);
        var lucky = cut.OrderByDescending(line => line.Exact - line.Whole)
            .ThenBy(line => line.Number)
            .Take(missing)
            .Select(line => line.Number)
            .ToHashSet();
        return
        [
            .. cut.Select(line => new LineShare(line.Number, lucky.Contains(line.Number) ? line.Whole + Kopeck : line.Whole))
                .Where(share => share.Amount > 0m),
        ];
    }

    /// <summary>The receipt of some parts, each at its line's own price; only the quantity is less.</summary>
    /// <param name="receipt">Of the payment.</param>
    /// <param name="shares">Numbers of its lines, and sums of at most theirs.</param>
    /// <param name="limits">Of the acquirer's fiscal register.</param>
    public static Receipt Of(Receipt receipt, IReadOnlyList<LineShare> shares, ReceiptLimits limits) =>
        receipt with
        {
            Lines =
            [
                .. shares.Select(share =>
                    Part(receipt.Lines[share.Number - 1], share.Amount, limits) with { Position = share.Number }),
            ],
        };

    /// <summary>The receipt that closes a prepayment: the same parts, paid in full, with the plain rates of the goods.</summary>
    /// <param name="receipt">Of the payment.</param>
    /// <param name="shares">The lines that were not refunded.</param>
    /// <param name="limits">Of the acquirer's fiscal register.</param>
    public static Receipt Closing(Receipt receipt, IReadOnlyList<LineShare> shares, ReceiptLimits limits)
    {
        var part = Of(receipt, shares, limits);
        return part with { Lines = [.. part.Lines.Select(line => line with { Basis = PaymentBasis.FullPayment, Vat = line.Vat.Plain() })] };
    }

    // Where no quantity that the register takes hits the sum, the part is one piece at the price of the part.
    private static ReceiptLine Part(ReceiptLine line, decimal amount, ReceiptLimits limits)
    {
        if (line.Amount == amount)
            return line;
        var quantity = decimal.Round(amount / line.UnitPrice, limits.QuantityDecimals, MidpointRounding.AwayFromZero);
        return limits.Carries(quantity)
            && decimal.Round(quantity * line.UnitPrice, 2, MidpointRounding.AwayFromZero) == amount
            ? line with { Quantity = quantity, Amount = amount }
            : line with { Quantity = 1m, UnitPrice = amount, Amount = amount };
    }
}
