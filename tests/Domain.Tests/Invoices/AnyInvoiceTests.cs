using CleanAcquiring.Domain.Invoices;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Invoices;

/// <summary>Whatever the invoice: a decided sum is one that a reading supports, and the shares are the sum.</summary>
public sealed class AnyInvoiceTests
{
    [Fact]
    public void A_decided_sum_is_the_stored_total_or_the_sum_of_the_lines() => RandomInvoices.Any.Sample(Holds, iter: 20_000, threads: 1);

    [Fact]
    public void Absurd_figures_are_refused_or_decided_and_never_thrown() => RandomInvoices.Absurd.Sample(
        invoice =>
        {
            Holds(invoice);
            foreach (var terms in new[] { AnInvoice.WithReceipts, AnInvoice.WithoutReceipts })
                InvoiceRules.Check(invoice.Case(terms)).ShouldNotBeNull();
        },
        iter: 20_000,
        threads: 1);

    private static void Holds(Invoice invoice)
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

    // The formula of the CRM's card, written once more and apart from the code.
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
