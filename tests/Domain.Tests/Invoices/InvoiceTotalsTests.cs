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
    public void Vat_on_top_belongs_to_the_sum_and_a_line_without_vat_has_none()
    {
        var invoice = Of(4000m, Line(1000m, 3m).Off(0m).Summing(3000m), Line(400m).Taxed(LineVat.None).Summing(400m)).OnTop();

        Decided(invoice).ShouldBe(("items_equal_bill_price", 400000));
        Shares(invoice).ShouldBe([360000, 40000]);
    }

    [Fact]
    public void A_legacy_invoice_needs_no_line_sums() =>
        Decided(Of(1500m, Line(1500m).Off(0m).Taxed(LineVat.Of(0m)))).ShouldBe(("items_equal_bill_price", 150000));

    [Fact]
    public void A_paid_invoice_still_has_its_sum() =>
        Decided(Valid() with { Status = InvoiceStatus.Paid }).ShouldBe(("items_equal_bill_price", 150000));

    [Fact]
    public void Lines_alone_are_summed() =>
        Decided(Of(null, Line(33.333m, 3m), Line(0.005m))).ShouldBe(("items", 10001));

    [Theory]
    [InlineData(10002, true)]
    [InlineData(9998, true)]
    [InlineData(10003, false)]
    [InlineData(9997, false)]
    public void A_kopeck_a_line_is_forgiven_and_the_stored_sum_is_charged(long kopecks, bool forgiven)
    {
        var total = InvoiceTotals.Decide(Of(kopecks / 100m, Line(40m), Line(60m)), 0m);

        total.Refusal?.Code.ShouldBe(forgiven ? null : InvoiceTotals.Disagrees);
        total.IsRefused.ShouldBe(!forgiven);
        if (forgiven)
            total.Value.Shares.Sum().ShouldBe(kopecks);
    }

    [Fact]
    public void A_difference_is_borne_by_the_largest_lines() =>
        Shares(Of(100.02m, Line(10m), Line(60m), Line(30m))).ShouldBe([1000, 6001, 3001]);

    [Fact]
    public void The_crms_own_line_sums_are_the_second_reading() =>
        Decided(Of(90m, Line(100m).Summing(90m))).ShouldBe(("total_sums", 9000));

    [Fact]
    public void The_crms_own_line_sums_with_vat_on_top_are_the_third() =>
        Decided(Of(108m, Line(100m).Summing(90m)).OnTop()).ShouldBe(("total_sums_vat_on_top", 10800));

    [Fact]
    public void The_lines_without_the_vat_on_top_are_the_last()
    {
        var invoice = Of(100m, Line(100m)).OnTop();

        Decided(invoice).ShouldBe(("items_without_vat", 10000));
        InvoiceTotals.Decide(invoice, 0m).Value.VatIncluded.ShouldBeTrue();
    }

    [Fact]
    public void A_line_that_says_nothing_of_vat_takes_the_default_on_top()
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
    public void An_amount_comes_off_the_whole_line_and_never_more_than_all_of_it(decimal discount, decimal left) =>
        InvoiceTotals.Decide(Of(null, Line(10m, 5m).Off(discount)), 0m).Value.Amount.ShouldBe((long)(left * 100m));

    [Fact]
    public void A_missing_quantity_is_one_and_a_missing_price_is_the_crms_line_sum()
    {
        Decided(Of(null, Line(7m, null))).Amount.ShouldBe(700);
        Decided(Of(null, Line(null, 4m).Summing(12.5m))).Amount.ShouldBe(1250);
    }

    [Theory]
    [InlineData(-1L, 1L, null, InvoiceTotals.LineNegative)]
    [InlineData(1L, -1L, null, InvoiceTotals.LineNegative)]
    [InlineData(1L, 1L, -1L, InvoiceTotals.LineNegative)]
    [InlineData(null, 1L, null, InvoiceTotals.LineUnreadable)]
    [InlineData(1_000_000_000L, 1L, null, InvoiceTotals.LineUnreadable)]
    [InlineData(100_000L, 100_000L, null, InvoiceTotals.LineUnreadable)]
    public void A_line_that_is_no_line_is_refused(long? price, long? quantity, long? sum, string code) =>
        InvoiceTotals.Decide(Of(1m, Line(price, quantity) with { TotalSum = sum }), 0m).Refusal?.Code.ShouldBe(code);

    [Fact]
    public void Neither_a_total_nor_a_line_is_no_sum() => InvoiceTotals.Decide(Of(null), 0m).Refusal?.Code.ShouldBe(InvoiceTotals.Absent);

    [Fact]
    public void A_disagreement_tells_the_seller_every_figure() =>
        InvoiceTotals.Decide(Of(100m, Line(50m).Summing(60m)), 0m).Refusal?.Detail
            .ShouldBe("The stored total is 10000 kopecks, the lines say: items_equal_bill_price 5000, total_sums 6000.");

    [Theory]
    [InlineData(-1)]
    [InlineData(-2)]
    public void A_negative_total_agrees_with_nothing(int kopecks) =>
        InvoiceTotals.Decide(Of(kopecks / 100m, Line(0m), Line(0m)), 0m).Refusal?.Code.ShouldBe(InvoiceTotals.Disagrees);

    private static (string Reading, long Amount) Decided(Invoice invoice) =>
        InvoiceTotals.Decide(invoice, 0m).Value is var total ? (total.Reading, total.Amount) : default;

    private static IReadOnlyList<long> Shares(Invoice invoice) => InvoiceTotals.Decide(invoice, 0m).Value.Shares;
}
