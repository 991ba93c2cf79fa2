using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using static CleanAcquiring.TestKit.Builders.AnInvoice;

namespace CleanAcquiring.Domain.Tests.Invoices;

public sealed class InvoiceTotalsTests
{
    [Fact]
    public void A_complete_invoice_is_charged_as_stored()
    {
        var invoice = Of(14982m, Line(7990m, 2m).OffPercent(10m).Summing(14382m), Line(650.5m).Off(50.5m).Summing(600m));

        Decided(invoice).ShouldBe(("items_equal_bill_price", 1498200));
        Shares(invoice).ShouldBe([1438200, 60000]);
    }

    [Fact]
    public void A_free_price_without_lines_is_charged_as_stored()
    {
        Decided(Of(5000m)).ShouldBe(("bill_price", 500000));
        Shares(Of(5000m)).ShouldBeEmpty();
    }

    [Fact]
    public void Vat_on_top_is_added_to_taxed_lines_only()
    {
        var invoice = Of(4000m, Line(1000m, 3m).Off(0m).Summing(3000m), Line(400m).Taxed(LineVat.None).Summing(400m)).OnTop();

        Decided(invoice).ShouldBe(("items_equal_bill_price", 400000));
        Shares(invoice).ShouldBe([360000, 40000]);
    }

    [Fact]
    public void A_legacy_invoice_needs_no_line_sums() =>
        Decided(Of(1500m, Line(1500m).Off(0m).Taxed(LineVat.Of(0m)))).ShouldBe(("items_equal_bill_price", 150000));

    [Fact]
    public void A_paid_invoice_has_its_total() =>
        Decided(Valid() with { Status = InvoiceStatus.Paid }).ShouldBe(("items_equal_bill_price", 150000));

    [Fact]
    public void Without_a_stored_total_the_lines_are_summed() =>
        Decided(Of(null, Line(33.333m, 3m), Line(0.005m))).ShouldBe(("items", 10001));

    [Theory]
    [InlineData(10002, true)]
    [InlineData(9998, true)]
    [InlineData(10003, false)]
    [InlineData(9997, false)]
    public void A_difference_of_one_kopeck_per_line_is_tolerated(long kopecks, bool tolerated)
    {
        var total = InvoiceTotals.Decide(Of(kopecks / 100m, Line(40m), Line(60m)), 0m);

        (total.Refusal?.Code).ShouldBe(tolerated ? null : InvoiceTotals.Disagrees);
        if (tolerated)
            total.Value.Shares.Sum().ShouldBe(kopecks);
    }

    [Fact]
    public void The_largest_lines_absorb_the_difference() =>
        Shares(Of(100.02m, Line(10m), Line(60m), Line(30m))).ShouldBe([1000, 6001, 3001]);

    [Fact]
    public void The_line_sums_of_the_crm_are_the_second_reading() =>
        Decided(Of(90m, Line(100m).Summing(90m))).ShouldBe(("total_sums", 9000));

    [Fact]
    public void Line_sums_plus_vat_are_the_third_reading() =>
        Decided(Of(108m, Line(100m).Summing(90m)).OnTop()).ShouldBe(("total_sums_vat_on_top", 10800));

    [Fact]
    public void Lines_without_vat_on_top_are_the_last_reading()
    {
        var invoice = Of(100m, Line(100m)).OnTop();

        Decided(invoice).ShouldBe(("items_without_vat", 10000));
        InvoiceTotals.Decide(invoice, 0m).Value.VatIncluded.ShouldBeTrue();
    }

    [Fact]
    public void A_line_with_unstated_vat_takes_the_default_rate()
    {
        var invoice = Of(null, Line(100m).Taxed(LineVat.Unstated)).OnTop();

        InvoiceTotals.Decide(invoice, 10m).Value.Amount.ShouldBe(11000);
        InvoiceTotals.Decide(invoice, 0m).Value.Amount.ShouldBe(10000);
    }

    [Fact]
    public void An_exempt_invoice_adds_no_vat()
    {
        var exempt = Of(null, Line(100m)) with { VatMode = VatMode.Exempt };

        InvoiceTotals.Decide(exempt, 20m).Value.Amount.ShouldBe(10000);
        InvoiceTotals.Decide(exempt, 20m).Value.VatIncluded.ShouldBeFalse();
    }

    [Theory]
    [InlineData(25, 25)]
    [InlineData(50, 0)]
    [InlineData(80, 0)]
    [InlineData(-80, 50)]
    public void A_discount_is_limited_by_the_price_of_the_line(decimal discount, decimal left) =>
        InvoiceTotals.Decide(Of(null, Line(10m, 5m).Off(discount)), 0m).Value.Amount.ShouldBe((long)(left * 100m));

    [Fact]
    public void Missing_quantity_is_one_and_missing_price_the_line_sum()
    {
        Decided(Of(null, Line(7m, null))).Amount.ShouldBe(700);
        Decided(Of(null, Line(null, 4m).Summing(12.5m))).Amount.ShouldBe(1250);
    }

    [Theory]
    [InlineData(-1L, 1L, null, InvoiceTotals.LineNegative)]
    [InlineData(1L, -1L, null, InvoiceTotals.LineNegative)]
    [InlineData(1L, 1L, -1L, InvoiceTotals.LineNegative)]
    [InlineData(null, 1L, null, InvoiceTotals.LineUnreadable)]
    [InlineData(1L, 1_000_000_000L, null, InvoiceTotals.LineUnreadable)]
    [InlineData(1_000_000_000_000_000L, 1L, null, InvoiceTotals.BeyondLimit)]
    [InlineData(100_000_000L, 100_000_000L, null, InvoiceTotals.BeyondLimit)]
    [InlineData(1L, 1L, 1_000_000_000_000_000L, InvoiceTotals.BeyondLimit)]
    public void An_invalid_line_is_refused(long? price, long? quantity, long? sum, string code) =>
        Refused(Of(1m, Line(price, quantity) with { TotalSum = sum })).Code.ShouldBe(code);

    [Fact]
    public void Without_total_and_lines_the_total_is_absent() => Refused(Of(null)).Code.ShouldBe(InvoiceTotals.Absent);

    [Fact]
    public void A_disagreement_names_every_figure() =>
        Refused(Of(100m, Line(50m).Summing(60m)))
            .Detail.ShouldBe("The stored total is 10000 kopecks, the lines say: items_equal_bill_price 5000, total_sums 6000.");

    [Theory]
    [InlineData(-1)]
    [InlineData(-2)]
    public void A_negative_total_disagrees_with_the_lines(int kopecks) =>
        Refused(Of(kopecks / 100m, Line(0m), Line(0m))).Code.ShouldBe(InvoiceTotals.Disagrees);

    private static (string Reading, long Amount) Decided(Invoice invoice) =>
        InvoiceTotals.Decide(invoice, 0m).Value is var total ? (total.Reading, total.Amount) : default;

    private static Refusal Refused(Invoice invoice) => InvoiceTotals.Decide(invoice, 0m).Refusal.ShouldNotBeNull();

    private static IReadOnlyList<long> Shares(Invoice invoice) => InvoiceTotals.Decide(invoice, 0m).Value.Shares;
}
