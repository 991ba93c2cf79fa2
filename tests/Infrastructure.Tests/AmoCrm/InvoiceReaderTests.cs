using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class InvoiceReaderTests
{
    [Fact]
    public void A_complete_invoice_is_read_in_full()
    {
        var invoice = Fixture.Read("complete");

        invoice.Name.ShouldBe("Счет #1042");
        invoice.StatusName.ShouldBe("Создан");
        invoice.Date.ShouldBe(new DateOnly(2025, 12, 31));
        invoice.BillPrice.ShouldBe(14982m);
        invoice.Supplier.ShouldBe(new Party("ООО «Пример»", "7701000001", null, 345001, null, null));
        invoice.Payer.ShouldBe(new Party("Пётр Образцов", null, "contacts", 5500123, "buyer@example.org", "+79990000001"));
        invoice.Lines.ShouldBe(
        [
            new InvoiceLine("Офисное кресло «Бриз»", "CH-0042", 7990m, 2m, "шт", new Discount(true, 10m), LineVat.Of(20), 14382m),
            new InvoiceLine("Доставка по городу", null, 650.5m, 1m, "усл", new Discount(false, 50.5m), LineVat.Of(20), 600m),
        ]);
    }

    [Fact]
    public void A_free_price_has_no_lines()
    {
        var invoice = Fixture.Read("free-price");

        invoice.Lines.ShouldBeEmpty();
        invoice.BillPrice.ShouldBe(5000m);
        invoice.Supplier.ShouldBeNull();
        invoice.Payer.ShouldBe(new Party("ООО «Ромб»", "7702000002", "companies", 5500777, null, null));
    }

    [Fact]
    public void Vat_on_top_differs_from_no_vat()
    {
        var invoice = Fixture.Read("vat-on-top");

        invoice.Payer.ShouldBeNull();
        invoice.Lines.Select(line => line.Vat).ShouldBe([LineVat.Of(20), LineVat.None]);
        invoice.Lines.ShouldAllBe(line => line.Discount == null);
    }

    [Fact]
    public void A_legacy_invoice_is_read_in_full()
    {
        var invoice = Fixture.Read("legacy");

        invoice.Supplier.ShouldBe(new Party("ИП Образец", "770100000001", null, null, null, null));
        invoice.Payer.ShouldBe(new Party("Анна Примерова", null, "contacts", 5400321, null, null));
        invoice.Lines.ShouldHaveSingleItem().TotalSum.ShouldBeNull();
    }

    [Fact]
    public void An_invoice_without_fields_is_empty()
    {
        var invoice = Fixture.Read("no-fields");

        invoice.BillPrice.ShouldBeNull();
        invoice.Lines.ShouldBeEmpty();
        invoice.Payer.ShouldBeNull();
    }

    [Theory]
    [InlineData("price-zero", 0)]
    [InlineData("price-negative", -100)]
    [InlineData("price-typed", 1500.5)]
    public void A_price_is_read_as_people_type_it(string fixture, double price) => Fixture.Read(fixture).BillPrice.ShouldBe((decimal)price);

    [Fact]
    public void A_price_that_is_no_number_is_null() => Fixture.Read("price-garbage").BillPrice.ShouldBeNull();

    [Fact]
    public void A_line_without_a_title_has_none() => Fixture.Read("empty-description").Lines.ShouldHaveSingleItem().Name.ShouldBeNull();

    [Fact]
    public void An_empty_quantity_stays_null() => Fixture.Read("quantity-zero").Lines.ShouldHaveSingleItem().Quantity.ShouldBe(0m);

    [Theory]
    [InlineData("https://demoshop.amocrm.ru/leads/detail/8800456", 8800456)]
    [InlineData("https://demoshop.amocrm.ru/leads/detail/8800456?tab=1", 8800456)]
    [InlineData("https://demoshop.amocrm.ru/leads/detail/", null)]
    [InlineData("https://demoshop.amocrm.ru/leads/detail/99999999999999999999", null)]
    public void The_deal_is_read_from_its_link(string address, int? lead) =>
        Fixture.WithField("LINK_TO_LEAD", "url", $"\"{address}\"").LeadId.ShouldBe(lead);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"somebody\"")]
    [InlineData("""{"name":null,"entity_id":null,"entity_type":null}""")]
    [InlineData("""{"name":["a"],"entity_id":{},"email":7e999}""")]
    public void A_payer_of_any_other_shape_is_nobody(string value) => Fixture.WithField("PAYER", "payer", value).Payer?.Name.ShouldBeNull();

    [Fact]
    public void Items_without_a_code_are_found_by_type() => Fixture.Of(
        """
        {"custom_fields_values":[
            {"field_code":null,"field_type":"items","values":[{"value":{"description":"Стул","unit_price":"10"}}]}]}
        """)
        .Lines.ShouldHaveSingleItem().UnitPrice.ShouldBe(10m);
}
