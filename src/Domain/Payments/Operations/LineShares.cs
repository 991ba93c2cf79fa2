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

    /// <summary>The receipt of some parts: a whole line stays as it is, a part of one is one piece at the price of the part.</summary>
    public static Receipt Of(Receipt receipt, IReadOnlyList<LineShare> shares) =>
        receipt with
        {
            Lines =
            [
                .. shares
                    .Select(share => (Line: receipt.Lines[share.Number - 1], share.Amount))
                    .Select(part =>
                        part.Line.Amount == part.Amount
                            ? part.Line
                            : part.Line with
                            {
                                Quantity = 1m,
                                UnitPrice = part.Amount,
                                Amount = part.Amount,
                            }
                    ),
            ],
        };
}
