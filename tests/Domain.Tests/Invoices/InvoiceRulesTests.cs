using System.Globalization;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;
using static CleanAcquiring.TestKit.Builders.AnInvoice;

namespace CleanAcquiring.Domain.Tests.Invoices;

public sealed class InvoiceRulesTests
{
    private static readonly MethodTerms NoDefaultVat = WithReceipts with { Receipts = Policy with { DefaultVat = null } };
    private static readonly MethodTerms OldRates = WithReceipts with { Receipts = Policy with { Rates = [VatRate.None, VatRate.Vat20] } };
    private static readonly MethodTerms Yen = WithoutReceipts with { Currencies = [Currency.Parse("JPY")!.Value] };

    // One broken case for each rule, in the order of the rules.
    private static readonly (string Code, InvoiceCase Case)[] Broken =
    [
        ("invoice.status.paid", (Valid() with { Status = InvoiceStatus.Paid }).Case()),
        ("invoice.status.paid_in_advance", (Valid() with { Status = InvoiceStatus.PaidInAdvance }).Case()),
        ("invoice.status.partially_paid", (Valid() with { Status = InvoiceStatus.PartiallyPaid }).Case()),
        ("invoice.status.refunded", (Valid() with { Status = InvoiceStatus.Refunded, StatusName = "Возврат" }).Case()),
        ("invoice.status.unmapped", (Valid() with { Status = InvoiceStatus.Unmapped, StatusName = "Отменён" }).Case()),
        ("invoice.vat_mode.unmapped", (Valid() with { VatMode = VatMode.Unmapped }).Case()),
        ("invoice.total.not_positive", Of(0m, Line(1500m)).Case()),
        ("invoice.total.absent", Of(null).Case()),
        ("invoice.line.unreadable", Of(1500m, Line(null)).Case()),
        ("invoice.line.negative", Of(1500m, Line(1600m), Line(-100m)).Case()),
        ("invoice.total.beyond_limit", Of(1_000_000_000_000_000m).Case()),
        ("invoice.total.disagrees", Of(1500.02m, Line(1500m)).Case()),
        ("invoice.total.not_positive", Of(null, Line(1500m).OffPercent(100m)).Case()),
        (
            "invoice.rest.nothing",
            (Valid() with { Status = InvoiceStatus.PartiallyPaid }).Case(partial: PartialPaymentPolicy.Rest, paid: 1500m)
        ),
        ("invoice.currency.unknown", (Valid() with { Currency = null }).Case()),
        ("invoice.currency.not_taken", (Valid() with { Currency = Currency.Parse("KZT") }).Case()),
        ("invoice.total.not_payable", (Of(100.50m) with { Currency = Currency.Parse("JPY") }).Case(Yen)),
        ("invoice.total.beyond_limit", Of(100_000_000m).Case(WithReceipts with { MaxAmount = 9_999_999_999 })),
        ("invoice.vat.absent", Of(1500m, Line(1500m).Taxed(LineVat.Unstated)).Case(NoDefaultVat)),
        ("invoice.vat.unsupported", Of(1500m, Line(1500m).Taxed(LineVat.Of(18m))).Case()),
    ];

    public static TheoryData<int, string> Examples => [.. Broken.Select((example, i) => new TheoryDataRow<int, string>(i, example.Code))];

    [Fact]
    public void Every_rule_has_an_example_that_breaks_it() =>
        Broken.Select(example => example.Code).ShouldBe(InvoiceRules.All.Select(rule => rule.Code));

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_broken_rule_refuses_with_its_code(int rule, string code)
    {
        var @case = Broken[rule].Case;

        var refusal = InvoiceRules.Check(@case).Refusal.ShouldNotBeNull();

        (refusal.Code, refusal.Kind).ShouldBe((code, InvoiceRules.All[rule].Kind));
        refusal.Detail.ShouldNotBeNullOrWhiteSpace();
        InvoiceRules.All.Take(rule).ShouldAllBe(earlier => earlier.Holds(@case));
        InvoiceRules.All[rule].Holds(@case).ShouldBeFalse();
    }

    [Fact]
    public void A_valid_invoice_breaks_no_rule()
    {
        InvoiceRules.All.ShouldAllBe(rule => rule.Holds(Valid().Case()));
        InvoiceRules.Check(Valid().Case()).Value.Amount.ShouldBe(Money.Rub(1500m));
    }

    [Fact]
    public void An_invoice_without_a_status_is_payable() =>
        InvoiceRules.Check((Valid() with { Status = InvoiceStatus.Absent }).Case()).IsRefused.ShouldBeFalse();

    [Fact]
    public void Supplier_payer_and_name_are_optional() =>
        InvoiceRules.Check((Valid() with { Supplier = null, Payer = null, Name = null }).Case()).IsRefused.ShouldBeFalse();

    [Fact]
    public void A_paid_status_precedes_every_other_refusal() =>
        Code((Of(-5m, Line(null)) with { Status = InvoiceStatus.Paid, Currency = null }).Case()).ShouldBe("invoice.status.paid");

    [Fact]
    public void The_total_is_checked_first_then_currency_then_vat()
    {
        var broken = Of(1m, Line(5m).Taxed(LineVat.Of(18m))) with { Currency = null };

        Code(broken.Case()).ShouldBe(InvoiceTotals.Disagrees);
        Code((broken with { BillPrice = 5m }).Case()).ShouldBe("invoice.currency.unknown");
        Code((broken with { BillPrice = 5m, Currency = Currency.Rub }).Case()).ShouldBe("invoice.vat.unsupported");
    }

    [Fact]
    public void An_unsupported_vat_rate_is_allowed_without_receipts() =>
        InvoiceRules.Check(Of(1500m, Line(1500m).Taxed(LineVat.Of(18m))).Case(WithoutReceipts)).IsRefused.ShouldBeFalse();

    [Fact]
    public void An_exempt_invoice_ignores_the_vat_of_its_lines() =>
        Lines((Of(1500m, Line(1500m).Taxed(LineVat.Of(18m))) with { VatMode = VatMode.Exempt }).Case(NoDefaultVat))
            .ShouldHaveSingleItem()
            .Vat.ShouldBe(VatRate.None);

    [Fact]
    public void A_single_line_receipt_needs_the_default_vat()
    {
        InvoiceCase On(MethodTerms terms) => Of(1500m).Case(terms);
        var rate22 = OldRates with { Receipts = OldRates.Receipts! with { DefaultVat = VatRate.Vat22 } };

        Code(On(NoDefaultVat)).ShouldBe("invoice.vat.absent");
        Code(On(rate22)).ShouldBe("invoice.vat.unsupported");
        Lines(On(OldRates)).ShouldHaveSingleItem().Vat.ShouldBe(VatRate.Vat20);
    }

    [Fact]
    public void A_sum_beyond_the_acquirers_limit_makes_the_method_unavailable()
    {
        var lines = Enumerable.Repeat(Line(60_000_000m), 2).ToArray();
        var limited = OldRates with { MaxAmount = 9_999_999_999 };

        foreach (var invoice in new[] { Of(null, lines), Of(120_000_000m, lines), Of(100_000_000m) })
        {
            var refusal = InvoiceRules.Check(invoice.Case(limited)).Refusal!;
            (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.MethodUnavailable, "invoice.total.beyond_limit"));
            Code(invoice.Case(OldRates)).ShouldBeNull();
        }
        Code(Of(99_999_999.99m).Case(limited)).ShouldBeNull();
    }

    [Theory]
    [InlineData("1000000000000000")]
    [InlineData("79228162514264337593543950335")]
    public void A_sum_beyond_every_limit_makes_the_method_unavailable(string sum)
    {
        var huge = decimal.Parse(sum, CultureInfo.InvariantCulture);

        foreach (var invoice in new[] { Of(huge), Of(null, Line(huge)), Of(huge, Line(huge)), Of(1m, Line(1m) with { TotalSum = huge }) })
            InvoiceRules.Check(invoice.Case()).Refusal!.Kind.ShouldBe(RefusalKind.MethodUnavailable);
    }

    [Fact]
    public void A_vat_mode_that_nothing_maps_is_refused()
    {
        Code((Of(null, Line(100m)) with { VatMode = VatMode.Unmapped }).Case()).ShouldBe("invoice.vat_mode.unmapped");
        Code((Of(100m) with { VatMode = VatMode.Unmapped }).Case()).ShouldBe("invoice.vat_mode.unmapped");
    }

    private static string? Code(InvoiceCase @case) => InvoiceRules.Check(@case).Refusal?.Code;

    private static IReadOnlyList<ReceiptLine> Lines(InvoiceCase @case) => InvoiceRules.Check(@case).Value.Receipt!.Lines;
}
