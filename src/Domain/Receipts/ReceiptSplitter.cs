using System.Globalization;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Receipts;

/// <summary>
/// Turns lines with a decided share into receipt lines whose unit price × quantity hits the share to the kopeck:
/// where no whole-kopeck price can, the line is split (3 for 100.00 → 2 × 33.33 + 1 × 33.34).
/// </summary>
public static class ReceiptSplitter
{
    public static readonly Refusal TooManyLines = new(
        RefusalKind.InvoiceIncorrect,
        "receipt.too_many_lines",
        "The receipt would have more lines than the acquirer's fiscal register takes."
    );

    // The longest sum of a receipt: ten digits of kopecks.
    private const decimal TooDear = 10_000_000_000m;

    public static Result<SplitReceipt> Split(IReadOnlyList<PricedLine> lines, ReceiptLimits limits)
    {
        var sheet = Draw(lines, limits, maySplit: true);
        if (sheet.IsFull)
            sheet = Merge(sheet);
        // An invoice whose own lines fit is not refused because splitting made them more.
        if (sheet.IsFull)
            sheet = Draw(lines, limits, maySplit: false);
        if (sheet.IsFull)
            sheet = Merge(sheet);
        return sheet.IsFull ? TooManyLines : new SplitReceipt(sheet.Lines, sheet.Steps);
    }

    private static Sheet Draw(IReadOnlyList<PricedLine> lines, ReceiptLimits limits, bool maySplit)
    {
        var sheet = new Sheet(limits, maySplit, [], []);
        for (var i = 0; i < lines.Count; i++)
            sheet.Lines.AddRange(Split(lines[i], i + 1, sheet));
        return sheet;
    }

    private static IEnumerable<ReceiptLine> Split(PricedLine line, int number, Sheet sheet)
    {
        if (line.Target == 0)
        {
            sheet.Steps.Add(new SplitStep(number, "dropped", "Nothing is charged for it."));
            return [];
        }
        line = line with { Quantity = Carried(line, sheet.Limits) };
        if (!sheet.Limits.Carries(line.Quantity))
            return Whole(line, number, sheet, "The fiscal register cannot carry this quantity.");
        return decimal.IsInteger(line.Quantity)
            ? SplitUnits(line, (long)line.Quantity, number, sheet)
            : Fraction(line, number, sheet);
    }

    // The tail of a binary fraction (0.30000000000000004) is cut off; a digit that the sum depends on is not.
    private static decimal Carried(PricedLine line, ReceiptLimits limits)
    {
        var cut = decimal.Round(line.Quantity, limits.QuantityDecimals, MidpointRounding.AwayFromZero);
        return line.Quantity > 0m && cut > 0m && decimal.Round(line.Target / line.Quantity * cut) == line.Target ? cut : line.Quantity;
    }

    private static IEnumerable<ReceiptLine> SplitUnits(PricedLine line, long quantity, int number, Sheet sheet)
    {
        var (price, dearer) = Math.DivRem(line.Target, quantity);
        if (price == 0)
            return Whole(line, number, sheet, "A unit would cost less than a kopeck.");
        if (dearer == 0)
        {
            sheet.Steps.Add(new SplitStep(number, "exact", Figures($"{quantity} × {price} = {line.Target}")));
            return [Line(line, quantity, price, sheet)];
        }
        if (!sheet.MaySplit)
            return Whole(line, number, sheet, "The receipt has no room for a split line.");
        sheet.Steps.Add(new SplitStep(number, "split", Figures($"{quantity - dearer} × {price} + {dearer} × {price + 1} = {line.Target}")));
        return [Line(line, quantity - dearer, price, sheet), Line(line, dearer, price + 1, sheet)];
    }

    private static IEnumerable<ReceiptLine> Fraction(PricedLine line, int number, Sheet sheet)
    {
        // A tiny quantity makes a price that no receipt can carry.
        var price = decimal.Round(line.Target / line.Quantity, 0, MidpointRounding.AwayFromZero);
        if (price is 0m or >= TooDear || decimal.Round(price * line.Quantity, 0, MidpointRounding.AwayFromZero) != line.Target)
            return Whole(line, number, sheet, "No whole-kopeck price hits the sum at this quantity.");
        sheet.Steps.Add(new SplitStep(number, "exact", Figures($"{line.Quantity} × {price} ≈ {line.Target}")));
        return [Line(line, line.Quantity, (long)price, sheet)];
    }

    private static IEnumerable<ReceiptLine> Whole(PricedLine line, int number, Sheet sheet, string why)
    {
        sheet.Steps.Add(new SplitStep(number, "whole", Figures($"1 × {line.Target}. {why}")));
        // A unit is free text of any length; the name comes first.
        var unit = Cut(line.Unit, sheet.Limits.MaxNameLength / 4);
        var suffix = string.Create(CultureInfo.GetCultureInfo("ru-RU"), $" ({line.Quantity.Normalized()} {unit})");
        var name = Cut(line.Name, Math.Max(0, sheet.Limits.MaxNameLength - suffix.Length)) + suffix;
        return [Line(line with { Name = name }, 1, line.Target, sheet)];
    }

    private static Sheet Merge(Sheet sheet)
    {
        var merged = sheet.Lines
            .GroupBy(line => (line.Name, line.UnitPrice, line.Vat, line.Unit, IsInteger: decimal.IsInteger(line.Quantity)))
            .SelectMany(group => group.Key.IsInteger && sheet.Limits.Carries(group.Sum(line => line.Quantity))
                ? [group.First() with { Quantity = group.Sum(line => line.Quantity), Amount = group.Sum(line => line.Amount) }]
                : group.AsEnumerable())
            .ToList();
        return sheet with
        {
            Lines = merged,
            Steps = [.. sheet.Steps, new SplitStep(0, "merged", Figures($"{sheet.Lines.Count} lines into {merged.Count}."))],
        };
    }

    private static ReceiptLine Line(PricedLine line, decimal quantity, long price, Sheet sheet) => new(
        Cut(line.Name, sheet.Limits.MaxNameLength),
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

    private sealed record Sheet(ReceiptLimits Limits, bool MaySplit, List<ReceiptLine> Lines, List<SplitStep> Steps)
    {
        public bool IsFull => Lines.Count > Limits.MaxLines;
    }
}

/// <summary>A line whose share of the charge is decided and whose unit price is not yet.</summary>
/// <param name="Name">The name that the buyer reads.</param>
/// <param name="Quantity">As the invoice says.</param>
/// <param name="Unit">Free text.</param>
/// <param name="Vat">The rate.</param>
/// <param name="Target">The line's share in minor units (kopecks), not negative.</param>
public sealed record PricedLine(string Name, decimal Quantity, string Unit, VatRate Vat, long Target);

/// <summary>The lines of a receipt and the explanation of each.</summary>
public sealed record SplitReceipt(IReadOnlyList<ReceiptLine> Lines, IReadOnlyList<SplitStep> Explanation);

/// <summary>One sentence of the explanation where each kopeck of a line went.</summary>
/// <param name="Line">Number of the invoice line, from 1; 0 for the whole receipt.</param>
/// <param name="Code">Stable name: <c>exact</c>, <c>split</c>, <c>whole</c>, <c>dropped</c>, <c>merged</c>, <c>spread</c>.</param>
/// <param name="Detail">The figures, in minor units where it is money.</param>
public sealed record SplitStep(int Line, string Code, string Detail);
