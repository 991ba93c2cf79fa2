using CleanAcquiring.Domain.Invoices;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Invoices;

/// <summary>Properties of the total of any invoice: it equals one of its readings, and the shares sum to it.</summary>
public sealed class RandomInvoiceTests
{
    [Fact]
    public void The_total_is_the_stored_one_or_the_lines_sum() => RandomInvoices.Any.Sample(ShouldBeConsistent, iter: 20_000, threads: 1);

    [Fact]
    public void Absurd_figures_never_throw() => RandomInvoices.Absurd.Sample(
        invoice =>
        {
            ShouldBeConsistent(invoice);
            foreach (var terms in new[] { AnInvoice.WithReceipts, AnInvoice.WithoutReceipts })
                InvoiceRules.Check(invoice.Case(terms)).ShouldNotBeNull();
        },
        iter: 20_000,
        threads: 1);

    private static void ShouldBeConsistent(Invoice invoice)
    {
        var decided = InvoiceTotals.Decide(invoice, 20m);
        if (decided.IsRefused)
            return;

        var total = decided.Value;
        if (invoice.BillPrice is { } stored)
            total.Amount.ShouldBe(Kopecks(stored));
        else
            total.Amount.ShouldBe(invoice.Lines.Sum(line => Kopecks(OnTop(invoice, line, Net(line)))));
        total.Shares.Count.ShouldBe(invoice.Lines.Count);
        if (total.Shares.Count > 0)
            total.Shares.Sum().ShouldBe(total.Amount);
        total.Shares.ShouldAllBe(share => share >= 0);
    }

    // The formula of the invoice card in amoCRM, written independently of the product.
    private static decimal Net(InvoiceLine line)
    {
        if (line.UnitPrice is not { } price)
            return line.TotalSum ?? 0m;
        var gross = price * (line.Quantity ?? 1m);
        var off = line.Discount is { } discount ? discount.IsPercentage ? gross * discount.Value / 100m : discount.Value : 0m;
        return Math.Round(gross - Math.Min(Math.Max(off, 0m), gross), 2, MidpointRounding.AwayFromZero);
    }

    private static decimal OnTop(Invoice invoice, InvoiceLine line, decimal net) =>
        invoice.VatMode == VatMode.OnTop ? net * (1m + (line.Vat.IsStated ? line.Vat.Percent ?? 0m : 20m) / 100m) : net;

    private static long Kopecks(decimal amount) => (long)Math.Round(amount * 100m, MidpointRounding.AwayFromZero);
}
