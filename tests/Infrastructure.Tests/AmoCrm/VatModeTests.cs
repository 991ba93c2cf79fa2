using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Domain.Invoices;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>The VAT mode of an invoice: by code, by the field's definition, by name. One line of 100.00, VAT 20 %.</summary>
public sealed class VatModeTests
{
    private const string Definition =
        """[{"id":451023,"value":"Сверху","code":"vat_not_included"},{"id":7,"value":"Как-то","code":null}]""";

    [Theory]
    [InlineData(null, 12000)]
    [InlineData(120, 12000)]
    public async Task A_mode_without_a_code_is_looked_up_in_the_definition(int? billPrice, long kopecks)
    {
        var invoice = await ReadAsync("""{"value":"НДС не включён в стоимость","enum_id":451023}""", billPrice: billPrice);

        invoice.VatMode.ShouldBe(VatMode.OnTop);
        InvoiceTotals.Decide(invoice, 0m).Value.Amount.ShouldBe(kopecks);
    }

    [Theory]
    [InlineData("""{"value":"x","enum_id":451023}""", VatMode.OnTop)]
    [InlineData("""{"value":"x","enum_id":1,"enum_code":"vat_exempt"}""", VatMode.Exempt)]
    [InlineData("""{"value":"НДС входит в стоимость","enum_id":1}""", VatMode.Included)]
    [InlineData("""{"value":" НДС начисляется поверх стоимости"}""", VatMode.OnTop)]
    [InlineData("""{"value":"НДС не включён в стоимость"}""", VatMode.OnTop)]
    [InlineData("""{"value":null,"enum_id":null}""", VatMode.Included)]
    [InlineData("""{"value":"Как-то","enum_id":7}""", VatMode.Unmapped)]
    [InlineData("""{"value":"Как-то","enum_code":"vat_reverse"}""", VatMode.Unmapped)]
    [InlineData("""{"enum_id":99}""", VatMode.Unmapped)]
    public async Task Every_choice_is_mapped_or_shown_as_unmapped(string value, VatMode mode) =>
        (await ReadAsync(value)).VatMode.ShouldBe(mode);

    [Fact]
    public async Task Without_a_definition_the_name_decides() =>
        (await ReadAsync("""{"value":"НДС не включен в стоимость","enum_id":451023}""", "[]")).VatMode.ShouldBe(VatMode.OnTop);

    private static async Task<Invoice> ReadAsync(string value, string definition = Definition, int? billPrice = null)
    {
        await using var crm = await CrmUnderTest.StartAsync();
        var account = await crm.InstallAsync();
        var fields = new JsonArray(
            Field("BILL_VAT_TYPE", "select", value),
            Field("ITEMS", "items", """{"value":{"description":"Стул","unit_price":100,"quantity":1,"vat_rate_value":20}}"""));
        if (billPrice is not null)
            fields.Add(Field("BILL_PRICE", "numeric", $$"""{"value":{{billPrice}}}"""));
        var element = new JsonObject { ["id"] = 918273, ["custom_fields_values"] = fields }.ToJsonString();
        var definitions = $$$"""{"_embedded":{"custom_fields":[{"code":"BILL_VAT_TYPE","enums":{{{definition}}}}]}}""";
        crm.Calls.Instead = (_, operation) => operation switch
        {
            "elements.get" => new(HttpStatusCode.OK) { Content = new StringContent(element) },
            "fields.list" => new(HttpStatusCode.OK) { Content = new StringContent(definitions) },
            _ => null,
        };
        return (await crm.ReadAsync(account, 918273)).ShouldBeOfType<InvoiceReading.Found>().Invoice;
    }

    private static JsonObject Field(string code, string type, string value) =>
        new() { ["field_code"] = code, ["field_type"] = type, ["values"] = new JsonArray(JsonNode.Parse(value)) };
}
