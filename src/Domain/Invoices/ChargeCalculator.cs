using System.Globalization;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Invoices;

/// <summary>The charge that the rules allow.</summary>
/// <param name="Amount">The sum.</param>
/// <param name="Receipt">The receipt's lines, which sum to the amount; null where the method makes no receipts.</param>
/// <param name="Reading">The reading of the invoice that supports the sum.</param>
public sealed record Charge(Money Amount, SplitReceipt? Receipt, string Reading);

/// <summary>Calculates the charge of an invoice that satisfies every rule.</summary>
internal static class ChargeCalculator
{
    public static Result<Charge> Draw(InvoiceCase it)
    {
        if (it.Terms.Receipts is not { } policy)
            return new Charge(it.Sum, null, it.Total.Value.Reading);
        var lines = it.NeedsStub ? [Stub(it, policy)] : Lines(it, policy);
        var split = ReceiptSplitter.Split(lines, policy.Limits);
        if (split.IsRefused)
            return split.Refusal;
        var receipt = it.ChargesRest ? AsPart(split.Value) : split.Value;
        return new Charge(it.Sum, policy.IsPrepayment ? AsPrepayment(receipt, it.ChargesRest) : receipt, it.Total.Value.Reading);
    }

    private static List<PricedLine> Lines(InvoiceCase it, ReceiptPolicy policy)
    {
        var rates = it.Rates(policy);
        var shares = it.ChargesRest ? Proportion(it.Total.Value.Shares, it.Due) : it.Total.Value.Shares;
        return [.. it.Invoice.Lines.Select((line, i) => new PricedLine(
            NameOf(line, i + 1),
            line.Quantity ?? 1m,
            string.IsNullOrWhiteSpace(line.Unit) ? "шт" : line.Unit.Trim(),
            rates[i] ?? VatRate.None,
            shares[i]))];
    }

    // The rest is spread over the lines as their sums are; the kopecks that remain go where the most was cut off.
    private static long[] Proportion(IReadOnlyList<long> shares, long part)
    {
        var total = shares.Sum();
        var cut = shares.Select(share => (long)((decimal)share * part / total)).ToArray();
        var missing = (int)(part - cut.Sum());
        foreach (var i in Enumerable.Range(0, cut.Length).OrderByDescending(i => (decimal)shares[i] * part / total - cut[i]).Take(missing))
            cut[i]++;
        return cut;
    }

    // A receipt is a Russian document; the invoice's own name is used where it has one.
    private static PricedLine Stub(InvoiceCase it, ReceiptPolicy policy)
    {
        var date = it.Invoice.Date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        var title = string.IsNullOrWhiteSpace(it.Invoice.Name) ? it.Invoice.Title(russian: true) : $"{it.Invoice.Name.Trim()} от {date}";
        return new PricedLine(title, 1m, "шт", it.Rates(policy)[0] ?? VatRate.None, it.Due);
    }

    private static SplitReceipt AsPart(SplitReceipt split) =>
        split with { Lines = [.. split.Lines.Select(line => line with { Basis = PaymentBasis.PartialPayment })] };

    // VAT inside of a prepayment is calculated from the sum.
    private static SplitReceipt AsPrepayment(SplitReceipt split, bool isPart)
    {
        var basis = isPart ? PaymentBasis.Prepayment : PaymentBasis.FullPrepayment;
        return split with { Lines = [.. split.Lines.Select(line => line with { Basis = basis, Vat = line.Vat.Calculated() })] };
    }

    private static string NameOf(InvoiceLine line, int number) =>
        !string.IsNullOrWhiteSpace(line.Name) ? line.Name.Trim()
        : !string.IsNullOrWhiteSpace(line.Sku) ? line.Sku.Trim()
        : $"Позиция {number.ToString(CultureInfo.InvariantCulture)}";
}
