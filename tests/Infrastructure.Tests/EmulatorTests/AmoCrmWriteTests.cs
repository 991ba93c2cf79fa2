using System.Net;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

public sealed class AmoCrmWriteTests
{
    private const string Invoices = $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/catalogs/12077/elements";
    private const string PaidByCode = """{"custom_fields_values":[{"field_code":"BILL_STATUS","values":[{"enum_code":"paid"}]}]}""";

    [Theory]
    [InlineData("""{"custom_fields_values":[{"field_code":"NO_SUCH","values":[{"value":1}]}]}""", "custom_fields_values.0.field_code")]
    [InlineData("""{"custom_fields_values":[{"field_id":1,"values":[{"value":1}]}]}""", "custom_fields_values.0.field_id")]
    [InlineData(
        """{"custom_fields_values":[{"field_code":"BILL_STATUS","values":[{"enum_code":"settled"}]}]}""",
        "custom_fields_values.0.values.0.enum_code"
    )]
    public async Task An_unknown_field_or_choice_is_refused_without_effect(string body, string path)
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
    public async Task A_malformed_write_is_refused(string body)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/918273", access, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_write_changes_only_the_fields_it_names()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/918273", access, """
            {"custom_fields_values":[{"field_code":"BILL_STATUS","values":[{"enum_code":"paid"}]},
            {"field_code":"BILL_PAYMENT_DATE","values":[{"value":"2026-01-01T12:00:00+00:00"}]}]}
            """);
        var state = await emulator.StateAsync(EmulatorUnderTest.Demo, 918273);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)state["status"]).ShouldBe("paid");
        ((long)state["paymentDate"]!).ShouldBe(1767268800);
        ((string?)state["price"]).ShouldBe("14982");
        ((int)state["writes"]!).ShouldBe(1);
    }

    [Fact]
    public async Task The_old_account_accepts_ids_but_no_codes()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync(EmulatorUnderTest.Old, "27182818");
        const string Invoice = $"/amocrm/{EmulatorUnderTest.Old}/api/v4/catalogs/2113/elements/40123";
        using var byCode = await emulator.SendAsync(HttpMethod.Patch, Invoice, access, PaidByCode);
        using var byId = await emulator.SendAsync(
            HttpMethod.Patch, Invoice, access, """{"custom_fields_values":[{"field_code":"BILL_STATUS","values":[{"enum_id":33003}]}]}""");

        byCode.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        byId.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)(await emulator.StateAsync(EmulatorUnderTest.Old, 40123))["status"]).ShouldBe("Оплачен");
    }

    [Fact]
    public async Task A_note_with_a_type_is_added_to_the_deal()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        const string Notes = $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/leads/8800456/notes";
        using var untyped = await emulator.SendAsync(
            HttpMethod.Post,
            Notes,
            access,
            """[{"params":{"service":"Pay","text":"Оплачено"}}]"""
        );
        using var typed = await emulator.SendAsync(
            HttpMethod.Post, Notes, access, """[{"note_type":"extended_service_message","params":{"service":"Pay","text":"Оплачено"}}]""");

        untyped.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        typed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await emulator.StateAsync(EmulatorUnderTest.Demo, 918273))["notes"]!
            .AsArray()
            .Select(note => (string?)note)
            .ShouldBe(["Оплачено"]);
    }

    [Fact]
    public async Task A_fault_after_the_effect_applies_once()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var order = await emulator.SendAsync(
            HttpMethod.Put,
            "/faults",
            json: """{"faults":[{"operation":"amocrm.elements.*","kind":"status-after","status":503,"times":1}]}"""
        );
        using var first = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/918273", access, PaidByCode);
        using var second = await emulator.SendAsync(HttpMethod.Patch, $"{Invoices}/918273", access, PaidByCode);

        first.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int)(await emulator.StateAsync(EmulatorUnderTest.Demo, 918273))["writes"]!).ShouldBe(2);
    }
}
