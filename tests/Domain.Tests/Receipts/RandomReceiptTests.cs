using System.Globalization;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Receipts;

/// <summary>
/// Properties of the receipt of any invoice: it sums to the charge and keeps the limits of a fiscal register.
/// <c>CLEANACQUIRING_SPLITTER_ITERATIONS</c> sets the number of invoices.
/// </summary>
public sealed class RandomReceiptTests
{
    private static readonly long Iterations = long.TryParse(
        Environment.GetEnvironmentVariable("CLEANACQUIRING_SPLITTER_ITERATIONS"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var iterations)
        ? iterations
        : 20_000;

    // Ten digits of kopecks, as the registers take them.
    private static readonly MethodTerms Limited = AnInvoice.WithReceipts with { MaxAmount = 9_999_999_999 };

    [Fact]
    public void A_fiscal_register_accepts_the_receipt_of_any_invoice()
    {
        var charged = 0L;

        RandomInvoices.Any.Sample(
            invoice =>
            {
                var result = InvoiceRules.Check(invoice.Case(Limited));
                if (result.IsRefused)
                    return;
                Interlocked.Increment(ref charged);
                FiscalRegister.ShouldAccept(result.Value.Receipt!.Lines, result.Value.Amount.Amount);
            },
            iter: Iterations);

        // If most invoices were refused, the test would check nothing.
        charged.ShouldBeGreaterThan(Iterations / 2);
    }

    [Fact]
    public void Any_priced_lines_split_within_the_limits() => Priced.Array[1, 130].Sample(
        lines =>
        {
            var split = ReceiptSplitter.Split(lines, ReceiptLimits.Usual);
            if (split.IsRefused)
                lines.Length.ShouldBeGreaterThan(100);
            else if (lines.Any(line => line.Target > 0))
                FiscalRegister.ShouldAccept(split.Value.Lines, lines.Sum(line => line.Target) / 100m);
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
