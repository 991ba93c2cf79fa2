using System.Globalization;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Receipts;

/// <summary>
/// Turns lines with a decided share into receipt lines whose unit price × quantity hits the share to the kopeck:
/// where no whole-kopeck price can, the line is split (3 for 100.00 → 2 × 33.33 + 1 × 33.34).
/// </summary>
public static class ReceiptSplitter
{
    public static readonly Refusal TooManyLines =
        new(RefusalKind.InvoiceIncorrect, "receipt.too_many_lines", "The receipt would have more lines than the acquirer's cash desk takes.");

    public static Result<SplitReceipt> Split(IReadOnlyList<PricedLine> lines, ReceiptLimits limits)
    {
        var steps = new List<SplitStep>();
        var receipt = lines.SelectMany((line, index) => Split(line, index + 1, limits, steps)).ToList();
        if (receipt.Count > limits.MaxLines)
            receipt = Merge(receipt, limits, steps);
        return receipt.Count > limits.MaxLines ? TooManyLines : new SplitReceipt(receipt, steps);
    }

    private static IEnumerable<ReceiptLine> Split(PricedLine line, int number, ReceiptLimits limits, List<SplitStep> steps)
    {
        if (line.Target == 0)
        {
            steps.Add(new SplitStep(number, "dropped", "Nothing is charged for it."));
            return [];
        }
        if (!Carries(line.Quantity, limits))
            return Whole(line, number, limits, steps, "The cash desk cannot carry this quantity.");
        return decimal.IsInteger(line.Quantity)
            ? SplitUnits(line, (long)line.Quantity, number, limits, steps)
            : Fraction(line, number, limits, steps);
    }

    private static IEnumerable<ReceiptLine> SplitUnits(PricedLine line, long quantity, int number, ReceiptLimits limits, List<SplitStep> steps)
    {
        var (price, dearer) = Math.DivRem(line.Target, quantity);
        if (price == 0)
            return Whole(line, number, limits, steps, "A unit would cost less than a kopeck.");
        if (dearer == 0)
        {
            steps.Add(new SplitStep(number, "exact", Figures($"{quantity} × {price} = {line.Target}")));
            return [Line(line, quantity, price, limits)];
        }
        steps.Add(new SplitStep(number, "split", Figures($"{quantity - dearer} × {price} + {dearer} × {price + 1} = {line.Target}")));
        return [Line(line, quantity - dearer, price, limits), Line(line, dearer, price + 1, limits)];
    }

    private static IEnumerable<ReceiptLine> Fraction(PricedLine line, int number, ReceiptLimits limits, List<SplitStep> steps)
    {
        var price = RoundedQuotient(line.Target, line.Quantity);
        if (price is not { } kopecks || kopecks == 0 || decimal.Round(kopecks * line.Quantity, 0, MidpointRounding.AwayFromZero) != line.Target)
            return Whole(line, number, limits, steps, "No whole-kopeck price hits the sum at this quantity.");
        steps.Add(new SplitStep(number, "exact", Figures($"{line.Quantity} × {kopecks} ≈ {line.Target}")));
        return [Line(line, line.Quantity, kopecks, limits)];
    }

    // A tiny quantity makes a price that no receipt can carry.
    private static long? RoundedQuotient(long target, decimal quantity)
    {
        var price = target / quantity;
        return price < 10_000_000_000m ? (long)decimal.Round(price, 0, MidpointRounding.AwayFromZero) : null;
    }

    private static IEnumerable<ReceiptLine> Whole(PricedLine line, int number, ReceiptLimits limits, List<SplitStep> steps, string why)
    {
        steps.Add(new SplitStep(number, "whole", Figures($"1 × {line.Target}. {why}")));
        var suffix = string.Create(CultureInfo.GetCultureInfo("ru-RU"), $" ({line.Quantity.Normalized()} {line.Unit})");
        var name = Cut(line.Name, Math.Max(0, limits.MaxNameLength - suffix.Length)) + suffix;
        return [Line(line with { Name = name }, 1, line.Target, limits)];
    }

    private static List<ReceiptLine> Merge(List<ReceiptLine> lines, ReceiptLimits limits, List<SplitStep> steps)
    {
        var merged = lines
            .GroupBy(line => (line.Name, line.UnitPrice, line.Vat, line.Unit, IsInteger: decimal.IsInteger(line.Quantity)))
            .SelectMany(group => group.Key.IsInteger && Carries(group.Sum(line => line.Quantity), limits)
                ? [group.First() with { Quantity = group.Sum(line => line.Quantity), Amount = group.Sum(line => line.Amount) }]
                : group.AsEnumerable())
            .ToList();
        steps.Add(new SplitStep(0, "merged", Figures($"{lines.Count} lines into {merged.Count}.")));
        return merged;
    }

    private static bool Carries(decimal quantity, ReceiptLimits limits) =>
        quantity > 0 && quantity <= limits.MaxQuantity && decimal.Round(quantity, limits.QuantityDecimals) == quantity;

    private static ReceiptLine Line(PricedLine line, decimal quantity, long price, ReceiptLimits limits) => new(
        Cut(line.Name, limits.MaxNameLength),
        quantity.Normalized(),
        price / 100m,
        decimal.Round(price * quantity, 0, MidpointRounding.AwayFromZero) / 100m,
        line.Vat,
        line.Unit);

    // Never between the halves of one character.
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Figures(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static decimal Normalized(this decimal quantity) => quantity / 1.0000000000000000000000000000m;
}
