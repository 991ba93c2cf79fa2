using System.Net;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

public sealed class AmoCrmInvoiceCreationTests
{
    private const string Invoices = $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/catalogs/12077/elements";
    private const string Created = """{"field_code":"BILL_STATUS","values":[{"enum_code":"created"}]}""";

    [Fact]
    public async Task A_created_invoice_has_a_link_its_own_date_and_a_number_to_tell_it_by()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        var (answer, element) = await CreateAsync(
            emulator, access, """{"field_code":"BILL_PRICE","values":[{"value":25}]}""", "\"created_at\":1767175200,");
        var id = (long)answer["id"]!;
        using var patched = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/{id}", access, """{"name":"Счёт 2"}""");

        ((string?)answer["invoice_link"]).ShouldEndWith($"/paywall/31415926/{id}");
        answer["request_id"]!.ToJsonString().ShouldBe("0");
        ((long)element["created_at"]!).ShouldBe(1767175200);
        (await EmulatorUnderTest.JsonAsync(patched))["request_id"]!.ToJsonString().ShouldBe($"{id}");
    }

    [Fact]
    public async Task A_line_gets_its_sum_and_every_default()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        var (_, element) = await CreateAsync(emulator, access, Items(
            """{"description":"Чай","unit_price":10,"quantity":5,"unit_type":"шт.","discount":{"type":"amount","value":25}}"""));

        Value(element, "ITEMS").ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldBe("""
            {"sku":"","product_id":null,"description":"Чай","unit_price":10.0,"unit_type":"шт.","quantity":5.0,
            "discount":{"type":"amount","value":25.0},"vat_rate_id":0,"vat_rate_value":null,"bonus_points_per_purchase":0.0,
            "external_uid":"","metadata":[],"is_discount_recalculated":false,"is_total_sum_recalculated":false,"total_sum":25.0}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("""{"unit_price":33.333333,"quantity":3,"discount":{"type":"percentage","value":5}}""", "95.0")]
    [InlineData("""{"unit_price":"7990","quantity":2.5}""", "19975.0")]
    [InlineData("""{"unit_price":0.1,"quantity":0.5,"discount":null}""", "0.05")]
    public async Task The_sum_of_a_line_follows_price_quantity_and_discount(string line, string sum)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        var (_, element) = await CreateAsync(emulator, access, Items(line));

        Value(element, "ITEMS")["total_sum"]!.ToJsonString().ShouldBe(sum);
    }

    [Theory]
    [InlineData("ITEMS", """{"unit_price":1,"title":"Чай"}""", "title", "NotExpectedField")]
    [InlineData("ITEMS", """{"unit_price":"дорого"}""", "unit_price", "InvalidType")]
    [InlineData("ITEMS", """{"discount":{"type":"fixed","value":1}}""", "discount.type", "NotSupportedChoice")]
    [InlineData("PAYER", """{"name":"Пётр","inn":"7701000001"}""", "inn", "NotExpectedField")]
    [InlineData("PAYER", """{"entity_type":"contacts","entity_id":1}""", "entity_id", "NotSupportedChoice")]
    public async Task An_unknown_member_of_a_value_is_refused(string field, string value, string member, string code)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        var change = "{\"custom_fields_values\":[{\"field_code\":\"" + field + "\",\"values\":[{\"value\":" + value + "}]}]}";
        using var answer = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/918273", access, change);
        var error = (await EmulatorUnderTest.JsonAsync(answer))["validation-errors"]![0]!["errors"]![0]!;

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)error["path"]).ShouldBe($"custom_fields_values.0.values.0.value.{member}");
        ((string?)error["code"]).ShouldBe(code);
    }

    [Fact]
    public async Task A_payer_given_by_id_gets_the_name_of_the_card()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        var (_, element) = await CreateAsync(
            emulator, access, """{"field_code":"PAYER","values":[{"value":{"entity_type":"contacts","entity_id":5500123}}]}""");

        ((string?)Value(element, "PAYER")["name"]).ShouldBe("Пётр Образцов");
    }

    private static string Items(string line) => "{\"field_code\":\"ITEMS\",\"values\":[{\"value\":" + line + "}]}";

    private static async Task<(JsonNode Answer, JsonNode Element)> CreateAsync(
        EmulatorUnderTest emulator, string access, string field, string more = "")
    {
        using var answer = await emulator.SendAsync(
            HttpMethod.Post, Invoices, access, $$"""[{{{more}}"name":"Счёт 1","custom_fields_values":[{{Created}},{{field}}]}]""");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var written = (await EmulatorUnderTest.JsonAsync(answer))["_embedded"]!["elements"]![0]!;
        using var read = await emulator.SendAsync(HttpMethod.Get, $"{Invoices}/{written["id"]}", access);
        return (written, await EmulatorUnderTest.JsonAsync(read));
    }

    private static JsonNode Value(JsonNode element, string code) =>
        element["custom_fields_values"]!.AsArray().First(field => (string?)field!["field_code"] == code)!["values"]![0]!["value"]!;
}
