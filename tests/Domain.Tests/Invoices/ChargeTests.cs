using System.Globalization;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;
using static CleanAcquiring.TestKit.Builders.AnInvoice;

namespace CleanAcquiring.Domain.Tests.Invoices;

/// <summary>The charge for an invoice that satisfies every rule.</summary>
public sealed class ChargeTests
{
    [Fact]
    public void Receipt_prices_are_discounted_and_sum_to_the_charge()
    {
        var charge = ChargeOf(Of(14982m, Line(7990m, 2m).OffPercent(10m), Line(650.5m).Off(50.5m)).Case());

        charge.Amount.ShouldBe(Money.Rub(14982m));
        charge.Reading.ShouldBe("items_equal_bill_price");
        charge
            .Receipt!.Lines.Select(line => (line.Quantity, line.UnitPrice, line.Amount))
            .ShouldBe([(2m, 7191m, 14382m), (1m, 600m, 600m)]);
    }

    [Fact]
    public void Receipt_prices_include_vat_on_top() =>
        ChargeOf(Of(1200m, Line(500m, 2m)).OnTop().Case()).Receipt!.Lines.ShouldHaveSingleItem().UnitPrice.ShouldBe(600m);

    [Theory]
    [InlineData(10, " кг ", VatRate.Vat10, "кг")]
    [InlineData(20, null, VatRate.Vat20, "шт")]
    [InlineData(0, " ", VatRate.Vat0, "шт")]
    public void A_line_keeps_its_rate_and_its_unit(int percent, string? unit, VatRate rate, string written) =>
        ChargeOf(Of(null, Line(10m).Taxed(LineVat.Of(percent)) with { Unit = unit }).Case())
            .Receipt!.Lines.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(line => line.Vat.ShouldBe(rate), line => line.Unit.ShouldBe(written));

    [Fact]
    public void Without_receipts_a_charge_has_no_lines() =>
        ChargeOf(Valid().Case(WithoutReceipts)).ShouldBe(new Charge(Money.Rub(1500m), null, "items_equal_bill_price"));

    [Theory]
    [InlineData("Предоплата по договору 17", "Предоплата по договору 17 от 31.01.2026")]
    [InlineData(" ", "Счёт #918273 от 31.01.2026")]
    [InlineData(null, "Счёт #918273 от 31.01.2026")]
    public void A_free_price_is_one_line_named_after_the_invoice(string? name, string line) =>
        ChargeOf((Of(5000m) with { Name = name }).Case())
            .Receipt!.Lines.ShouldHaveSingleItem()
            .ShouldBe(new ReceiptLine(line, 1m, 5000m, 5000m, VatRate.Vat20, "шт"));

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void Titles_use_the_gregorian_calendar_in_any_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            (Valid() with { Name = null }).Title(russian: true).ShouldBe("Счёт #918273 от 31.01.2026");
            (Valid() with { Name = null }).Title(russian: false).ShouldBe("Invoice #918273 of 31.01.2026");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(" Стул ", "A-1", "Стул")]
    [InlineData("", "A-1", "A-1")]
    [InlineData(null, " ", "Позиция 1")]
    public void A_nameless_line_is_named_by_sku_or_number(string? name, string? sku, string expected) =>
        ChargeOf(Of(null, Line(10m) with { Name = name, Sku = sku, Unit = null }).Case())
            .Receipt!.Lines.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(line => line.Name.ShouldBe(expected), line => line.Unit.ShouldBe("шт"));

    [Fact]
    public void The_rest_is_spread_over_the_lines_as_a_partial_payment()
    {
        var invoice = Of(1500m, Line(500m, 2m).Taxed(LineVat.Of(10m)), Line(333.33m), Line(166.67m)) with
        {
            Status = InvoiceStatus.PartiallyPaid,
        };

        var lines = ChargeOf(invoice.Case(partial: PartialPaymentPolicy.Rest, paid: 1000m)).Receipt!.Lines;

        lines.Select(line => (line.Amount, line.Vat, line.Basis)).ShouldBe(
        [
            (166.66m, VatRate.Vat10, PaymentBasis.PartialPayment),
            (166.67m, VatRate.Vat10, PaymentBasis.PartialPayment),
            (111.11m, VatRate.Vat20, PaymentBasis.PartialPayment),
            (55.56m, VatRate.Vat20, PaymentBasis.PartialPayment),
        ]);
    }

    [Fact]
    public void The_rest_of_one_line_stays_one_line()
    {
        var invoice = Valid() with { Status = InvoiceStatus.PartiallyPaid };

        var charge = ChargeOf(invoice.Case(partial: PartialPaymentPolicy.Rest, paid: 400.50m));

        charge.Amount.ShouldBe(Money.Rub(1099.50m));
        charge.Receipt!.Lines.ShouldHaveSingleItem().Amount.ShouldBe(1099.50m);
    }

    [Fact]
    public void Paid_amounts_count_only_when_the_rest_is_charged() => ChargeOf(Valid().Case(paid: 400m)).Amount.ShouldBe(Money.Rub(1500m));

    [Theory]
    [InlineData("JPY", 1000)]
    [InlineData("KWD", 12)]
    [InlineData("USD", 12)]
    public void An_amount_keeps_its_value_in_any_currency(string code, int units)
    {
        var currency = Currency.Parse(code)!.Value;
        var terms = WithoutReceipts with { Currencies = [currency] };

        ChargeOf((Of(units, Line(units)) with { Currency = currency }).Case(terms)).Amount.ShouldBe(new Money(units, currency));
    }

    [Fact]
    public void Too_many_receipt_lines_are_refused()
    {
        var lines = Enumerable.Range(1, 101).Select(i => Line(i) with { Name = $"Товар {i}" }).ToArray();

        InvoiceRules.Check(Of(null, lines).Case()).Refusal.ShouldNotBeNull().Code.ShouldBe("receipt.too_many_lines");
        InvoiceRules.Check(Of(null, lines).Case(WithoutReceipts)).IsRefused.ShouldBeFalse();
    }

    private static Charge ChargeOf(InvoiceCase @case) => InvoiceRules.Check(@case).Value;
}
