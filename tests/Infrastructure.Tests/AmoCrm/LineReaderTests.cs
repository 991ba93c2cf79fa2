using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("quantity", "\"два\"")]
    [InlineData("quantity", "{}")]
    [InlineData("unit_price", "\"договорная\"")]
    [InlineData("total_sum", "[1]")]
    [InlineData("vat_rate_value", "\"без НДС\"")]
    public void A_figure_that_cannot_be_read_makes_the_line_unreadable(string member, string value)
    {
        var line = Fixture.LineWith(member, value);

        line.UnitPrice.ShouldBeNull();
        line.TotalSum.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"половина\"")]
    [InlineData("""{"type":"fixed","value":10}""")]
    [InlineData("""{"type":"percentage","value":"много"}""")]
    [InlineData("[10]")]
    public void A_discount_that_cannot_be_read_leaves_the_lines_own_sum(string discount)
    {
        var line = Fixture.LineWith("discount", discount);

        (line.UnitPrice, line.Quantity, line.Discount, line.TotalSum).ShouldBe((null, 2m, null, 200m));
        Fixture.WithField("ITEMS", "items", $$"""{"unit_price":100,"quantity":2,"discount":{{discount}}}""")
            .Lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(it => it.UnitPrice.ShouldBeNull(), it => it.TotalSum.ShouldBeNull());
    }

    [Theory]
    [InlineData("discount", "null")]
    [InlineData("discount", "[]")]
    [InlineData("discount", "0")]
    [InlineData("discount", """{"type":null,"value":null}""")]
    [InlineData("discount", """{"type":"amount","value":"0"}""")]
    [InlineData("metadata", """{"a":[{}]}""")]
    [InlineData("product_id", "\"x\"")]
    public void What_says_nothing_changes_nothing(string member, string value)
    {
        var line = Fixture.LineWith(member, value);

        line.UnitPrice.ShouldBe(100m);
        line.Discount.ShouldBeNull();
    }

    [Fact]
    public void Numbers_as_text_are_numbers()
    {
        Fixture.LineWith("unit_price", "\"1 500,50\"").UnitPrice.ShouldBe(1500.50m);
        Fixture.LineWith("quantity", "\"2.5\"").Quantity.ShouldBe(2.5m);
        Fixture.LineWith("vat_rate_value", "\"10\"").Vat.ShouldBe(LineVat.Of(10));
        Fixture.LineWith("discount", """{"type":"percentage","value":"12,5"}""").Discount.ShouldBe(new Discount(true, 12.5m));
    }

    [Fact]
    public void An_absent_rate_differs_from_none()
    {
        Fixture
            .WithField("ITEMS", "items", """{"description":"Стул","unit_price":1}""")
            .Lines.ShouldHaveSingleItem()
            .Vat.ShouldBe(LineVat.Unstated);
        Fixture.LineWith("vat_rate_value", "null").Vat.ShouldBe(LineVat.None);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"description":null,"unit_price":null,"quantity":null}""")]
    public void A_single_empty_line_is_dropped(string value) => Fixture.WithField("ITEMS", "items", value).Lines.ShouldBeEmpty();

    [Fact]
    public void An_empty_line_among_others_is_kept() => Fixture.Of(
        """{"custom_fields_values":[{"field_code":"ITEMS","field_type":"items","values":[{"value":{"unit_price":1}},{"value":null}]}]}""")
        .Lines.Count.ShouldBe(2);
}
