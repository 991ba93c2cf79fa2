using System.Globalization;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Domain.Tests.Invoices;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Receipts;

/// <summary>
/// Every receipt of every invoice sums to its charge and is one that a cash register takes. CLEANACQUIRING_SPLITTER_ITERATIONS asks
/// for more invoices than the usual run does.
/// </summary>
public sealed class AnyReceiptTests
{
    private static readonly long Iterations = long.TryParse(
        Environment.GetEnvironmentVariable("CLEANACQUIRING_SPLITTER_ITERATIONS"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var asked
    )
        ? asked
        : 20_000;

    [Fact]
    public void The_receipt_of_any_invoice_sums_to_the_charge_and_is_taken_by_the_cash_desk()
    {
        var charged = 0L;

        RandomInvoices.Any.Sample(
            invoice =>
            {
                var result = InvoiceRules.Check(invoice.Case());
                if (result.IsRefused)
                    return;
                Interlocked.Increment(ref charged);
                FiscalRegister.Takes(result.Value.Receipt!.Lines, result.Value.Amount.Amount);
            },
            iter: Iterations);

        // Most invoices are good ones, or the test would prove nothing.
        charged.ShouldBeGreaterThan(Iterations / 2);
    }

    [Fact]
    public void Any_priced_lines_sum_to_their_targets_within_the_limits() => Priced.Array[1, 130].Sample(
        lines =>
        {
            var split = ReceiptSplitter.Split(lines, ReceiptLimits.Usual);
            if (split.IsRefused)
                lines.Length.ShouldBeGreaterThan(100);
            else if (lines.Any(line => line.Target > 0))
                FiscalRegister.Takes(split.Value.Lines, lines.Sum(line => line.Target) / 100m);
            else
                split.Value.Lines.ShouldBeEmpty();
        },
        iter: 5_000);

    private static readonly Gen<decimal> Quantity = Gen.Frequency(
        (6, Gen.Int[0, 12].Select(n => (decimal)n)),
        (2, Gen.Int[0, 200_000_000].Select(n => n / 1000m)),
        (1, Gen.Int[0, 200_000].Select(n => (decimal)n)),
        (1, Gen.Decimal[0m, 10m]));

    private static readonly Gen<PricedLine> Priced =
        Gen.Select(Quantity, Gen.Frequency((6, Gen.Long[0, 1_000_000]), (1, Gen.Long[0, 70_000_000])), Gen.Int[0, 3], Gen.Int[0, 6])
            .Select((quantity, target, name, vat) => new PricedLine($"Товар {name}", quantity, "шт", (VatRate)vat, target));
}
