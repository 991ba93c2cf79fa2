using System.Net;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

public sealed class AmoCrmApiTests
{
    private const string Invoices = $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/catalogs/12077/elements";

    [Fact]
    public async Task The_eighth_request_within_a_second_is_one_too_many()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => emulator.SendAsync(HttpMethod.Get, $"{Invoices}/918273", access)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(7);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(1);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task An_unknown_element_is_204_without_a_body()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Get, $"{Invoices}/918399", access);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_complete_invoice_has_the_documented_shape()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var plain = await emulator.SendAsync(HttpMethod.Get, $"{Invoices}/918273", access);
        using var full = await emulator.SendAsync(HttpMethod.Get, $"{Invoices}/918273?with=invoice_link,supplier_field_values,nonsense", access);
        var bare = await EmulatorUnderTest.JsonAsync(plain);
        var rich = await EmulatorUnderTest.JsonAsync(full);

        full.Content.Headers.ContentType!.MediaType.ShouldBe("application/hal+json");
        Value(bare, "SUPPLIER").ToJsonString().ShouldBe("""{"entity_id":345001}""");
        ((string?)Value(rich, "SUPPLIER")["vat_id"]).ShouldBe("7701000001");
        ((string?)Value(rich, "BILL_PRICE")).ShouldBe("14982");
        Value(rich, "ITEMS")["unit_price"]!.ToJsonString().ShouldBe("7990.0");
        bare.AsObject().ContainsKey("invoice_link").ShouldBeFalse();
        ((string?)rich["invoice_link"]).ShouldEndWith("/paywall/31415926/918273");
        bare["is_deleted"].ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"custom_fields_values":[{"field_code":"NO_SUCH","values":[{"value":1}]}]}""", "custom_fields_values.0.field_code")]
    [InlineData("""{"custom_fields_values":[{"field_id":1,"values":[{"value":1}]}]}""", "custom_fields_values.0.field_id")]
    [InlineData("""{"custom_fields_values":[{"field_code":"BILL_STATUS","values":[{"enum_code":"settled"}]}]}""", "custom_fields_values.0.values.0.enum_code")]
    public async Task A_write_that_the_list_does_not_know_is_refused_and_changes_nothing(string body, string path)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/918273", access, body);
        var error = (await EmulatorUnderTest.JsonAsync(answer))["validation-errors"]![0]!["errors"]![0]!;

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)error["code"]).ShouldBe("NotSupportedChoice");
        ((string?)error["path"]).ShouldBe(path);
        ((int)(await emulator.StateAsync(EmulatorUnderTest.Demo, 918273))["writes"]!).ShouldBe(0);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"id":918273}]""")]
    [InlineData("\"paid\"")]
    [InlineData("{")]
    [InlineData("""{"custom_fields_values":{}}""")]
    [InlineData("""{"status":"paid"}""")]
    [InlineData("""{"custom_fields_values":[{"field_code":"BILL_PAYMENT_DATE","values":[{"value":1767268800000}]}]}""")]
    public async Task A_write_of_the_wrong_shape_is_refused(string body)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/918273", access, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_write_touches_what_it_names_and_nothing_else()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/918273", access, """
            {"custom_fields_values":[{"field_code":"BILL_STATUS","values":[{"enum_code":"paid"}]},{"field_code":"BILL_PAYMENT_DATE","values":[{"value":"2026-01-01T12:00:00+00:00"}]}]}
            """);
        var state = await emulator.StateAsync(EmulatorUnderTest.Demo, 918273);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)state["status"]).ShouldBe("paid");
        ((long)state["paymentDate"]!).ShouldBe(1767268800);
        ((string?)state["price"]).ShouldBe("14982");
        ((int)state["writes"]!).ShouldBe(1);
    }

    [Fact]
    public async Task The_old_account_knows_ids_and_no_codes()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync(EmulatorUnderTest.Old, "27182818");
        const string Invoice = $"/amocrm/{EmulatorUnderTest.Old}/api/v4/catalogs/2113/elements/40123";
        using var byCode = await emulator.SendAsync(HttpMethod.Patch, Invoice, access, """{"custom_fields_values":[{"field_code":"BILL_STATUS","values":[{"enum_code":"paid"}]}]}""");
        using var byId = await emulator.SendAsync(HttpMethod.Patch, Invoice, access, """{"custom_fields_values":[{"field_code":"BILL_STATUS","values":[{"enum_id":33003}]}]}""");

        byCode.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        byId.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)(await emulator.StateAsync(EmulatorUnderTest.Old, 40123))["status"]).ShouldBe("Оплачен");
    }

    [Fact]
    public async Task A_note_needs_a_type_and_then_stands_on_the_deal()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        const string Notes = $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/leads/8800456/notes";
        using var untyped = await emulator.SendAsync(HttpMethod.Post, Notes, access, """[{"params":{"service":"Pay","text":"Оплачено"}}]""");
        using var typed = await emulator.SendAsync(HttpMethod.Post, Notes, access, """[{"note_type":"extended_service_message","params":{"service":"Pay","text":"Оплачено"}}]""");

        untyped.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        typed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await emulator.StateAsync(EmulatorUnderTest.Demo, 918273))["notes"]!.AsArray().Select(note => (string?)note).ShouldBe(["Оплачено"]);
    }

    [Fact]
    public async Task A_client_without_a_name_meets_the_proxy()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        emulator.Client.DefaultRequestHeaders.UserAgent.Clear();
        using var answer = await emulator.SendAsync(HttpMethod.Get, $"{Invoices}/918273");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Theory]
    [InlineData("?page=0")]
    [InlineData("?limit=251")]
    [InlineData("?limit=x")]
    public async Task A_page_out_of_bounds_is_refused(string query)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Get, $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/catalogs{query}", access);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_fault_may_strike_after_the_effect_and_then_be_used_up()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var order = await emulator.SendAsync(HttpMethod.Put, "/mischief", json: """{"faults":[{"operation":"amocrm.elements.*","kind":"status-after","status":503,"times":1}]}""");
        const string Paid = """{"custom_fields_values":[{"field_code":"BILL_STATUS","values":[{"enum_code":"paid"}]}]}""";
        using var first = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/918273", access, Paid);
        using var second = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/918273", access, Paid);

        first.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int)(await emulator.StateAsync(EmulatorUnderTest.Demo, 918273))["writes"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Accounts_are_found_by_the_host_header_as_well()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v4/account?with=invoices_settings");
        request.Headers.Host = EmulatorUnderTest.Demo;
        request.Headers.Add("Authorization", $"Bearer {access}");
        using var answer = await emulator.Client.SendAsync(request, TestContext.Current.CancellationToken);

        ((long)(await EmulatorUnderTest.JsonAsync(answer))["invoices_settings"]!["invoices_catalog_id"]!).ShouldBe(12077);
    }

    private static JsonNode Value(JsonNode element, string code) =>
        element["custom_fields_values"]!.AsArray().First(field => (string?)field!["field_code"] == code)!["values"]![0]!["value"]!;
}
