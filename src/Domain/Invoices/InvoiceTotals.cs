using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Invoices;

/// <summary>The sum that an invoice supports, and each line's share of it.</summary>
/// <param name="Amount">The charge in minor units (kopecks).</param>
/// <param name="Shares">A share for each invoice line in minor units; empty where a stub line stands for the whole.</param>
/// <param name="VatIncluded">True when VAT is inside the shares, false when the invoice is exempt.</param>
/// <param name="Reading">The reading of the invoice that agreed: <c>bill_price</c>, <c>items</c>, <c>items_equal_bill_price</c>,
/// <c>total_sums</c>, <c>total_sums_vat_on_top</c>, <c>items_without_vat</c>.</param>
public sealed record InvoiceTotal(long Amount, IReadOnlyList<long> Shares, bool VatIncluded, string Reading);

/// <summary>
/// The ladder that decides which sum an invoice supports: the stored total if some reading of the lines agrees with it
/// (within a kopeck a line), the lines alone if there is no stored total, the stored total alone if there are no lines.
/// A sum that no reading supports is refused, never guessed.
/// </summary>
public static class InvoiceTotals
{
    public const string Absent = "invoice.total.absent";
    public const string Disagrees = "invoice.total.disagrees";
    public const string LineUnreadable = "invoice.line.unreadable";
    public const string LineNegative = "invoice.line.negative";
    public const string BeyondLimit = "invoice.total.beyond_limit";
    public const string VatModeUnmapped = "invoice.vat_mode.unmapped";

    // No acquirer takes this much, and the arithmetic below must not overflow.
    private const decimal LargestSum = 1_000_000_000_000_000m;

    // A larger quantity or percentage is a typing error.
    private const decimal LargestFigure = 1_000_000_000m;

    /// <summary>Decides the sum.</summary>
    /// <param name="invoice">As read from the CRM.</param>
    /// <param name="defaultVatPercent">For lines that say nothing about VAT.</param>
    public static Result<InvoiceTotal> Decide(Invoice invoice, decimal defaultVatPercent)
    {
        if (invoice.VatMode == VatMode.Unmapped)
            return No(VatModeUnmapped, "Its VAT mode is none that we know.");
        if (invoice.BillPrice is { } price && Math.Abs(price) >= LargestSum)
            return TooMuch;
        if (invoice.Lines.Count == 0)
            return invoice.BillPrice is { } alone
                ? new InvoiceTotal(Kopecks(alone), [], IsVatIncluded(invoice), "bill_price")
                : No(Absent, "There is neither a total nor a line.");
        if (FirstFault(invoice.Lines) is { } fault)
            return fault;
        var readings = Readings(invoice, defaultVatPercent).ToList();
        return invoice.BillPrice is { } stored ? Agree(invoice, Kopecks(stored), readings) : Total(invoice, readings[0], "items");
    }

    private static Result<InvoiceTotal> Agree(Invoice invoice, long stored, List<Reading> readings)
    {
        foreach (var reading in readings)
        {
            // Shares are never negative, so nothing can sum to less than nothing.
            if (stored >= 0 && Math.Abs(stored - reading.Sum) <= invoice.Lines.Count)
                return Total(invoice, reading with { Shares = Spread(reading.Shares, stored - reading.Sum) }, reading.Name);
        }
        var sums = string.Join(", ", readings.Select(reading => $"{reading.Name} {reading.Sum}"));
        return No(Disagrees, $"The stored total is {stored} kopecks, the lines say: {sums}.");
    }

    private static IEnumerable<Reading> Readings(Invoice invoice, decimal defaultVatPercent)
    {
        var onTop = invoice.VatMode == VatMode.OnTop;
        var net = invoice.Lines.Select(Net).ToList();
        var vat = invoice.Lines.Select(line => onTop ? line.Vat.IsStated ? line.Vat.Percent ?? 0m : defaultVatPercent : 0m).ToList();
        yield return new Reading("items_equal_bill_price", [.. net.Zip(vat, WithVat)]);
        if (invoice.Lines.All(line => line.TotalSum is not null))
        {
            yield return new Reading("total_sums", [.. invoice.Lines.Select(line => Kopecks(line.TotalSum ?? 0m))]);
            if (onTop)
                yield return new Reading(
                    "total_sums_vat_on_top",
                    [.. invoice.Lines.Zip(vat, (line, rate) => WithVat(line.TotalSum ?? 0m, rate))]
                );
        }
        if (onTop)
            yield return new Reading("items_without_vat", [.. net.Select(Kopecks)]);
    }

    private static decimal Net(InvoiceLine line)
    {
        if (line.UnitPrice is not { } price)
            return line.TotalSum ?? 0m;
        var gross = price * (line.Quantity ?? 1m);
        return decimal.Round(gross - (line.Discount?.Of(gross) ?? 0m), 2, MidpointRounding.AwayFromZero);
    }

    private static Refusal? FirstFault(IReadOnlyList<InvoiceLine> lines)
    {
        if (lines.Any(line => line.UnitPrice is null && line.TotalSum is null || !IsBearable(line)))
            return No(LineUnreadable, "A line has no sum that can be read.");
        if (lines.Any(line => line.UnitPrice < 0 || line.Quantity < 0 || line.TotalSum < 0))
            return No(LineNegative, "A line is negative.");
        return lines.Any(line => line.UnitPrice >= LargestSum || line.TotalSum >= LargestSum) || lines.Sum(Gross) >= LargestSum
            ? TooMuch
            : null;
    }

    private static bool IsBearable(InvoiceLine line) =>
        (line.Quantity is null || Math.Abs(line.Quantity.Value) < LargestFigure)
        && (line.Discount is not { } discount || Math.Abs(discount.Value) < (discount.IsPercentage ? LargestFigure : LargestSum))
        && line.Vat.Percent is null or (>= 0m and <= 100m);

    // The larger of the two sums that a line may be read with.
    private static decimal Gross(InvoiceLine line) =>
        Math.Max((line.UnitPrice ?? 0m) * (line.Quantity ?? 1m), line.TotalSum ?? 0m);

    // The largest lines bear a kopeck each, so that no line changes by more than it must.
    private static long[] Spread(IReadOnlyList<long> shares, long difference)
    {
        var spread = shares.ToArray();
        var order = Enumerable.Range(0, spread.Length).OrderByDescending(i => spread[i]).ToArray();
        for (var i = 0; difference != 0; i = (i + 1) % order.Length)
        {
            var step = Math.Sign(difference);
            if (spread[order[i]] + step < 0)
                continue;
            spread[order[i]] += step;
            difference -= step;
        }
        return spread;
    }

    private static InvoiceTotal Total(Invoice invoice, Reading reading, string name) =>
        new(reading.Shares.Sum(), reading.Shares, IsVatIncluded(invoice), name);

    private static bool IsVatIncluded(Invoice invoice) => invoice.VatMode != VatMode.Exempt;

    private static long WithVat(decimal net, decimal percent) => Kopecks(net * (1m + percent / 100m));

    private static long Kopecks(decimal amount) => (long)decimal.Round(amount * 100m, 0, MidpointRounding.AwayFromZero);

    private static Refusal TooMuch =>
        new(RefusalKind.MethodUnavailable, BeyondLimit, "The invoice's sum is beyond what any acquirer takes in one payment.");

    private static Refusal No(string code, string detail) => new(RefusalKind.InvoiceIncorrect, code, detail);

    private sealed record Reading(string Name, IReadOnlyList<long> Shares)
    {
        public long Sum => Shares.Sum();
    }
}
