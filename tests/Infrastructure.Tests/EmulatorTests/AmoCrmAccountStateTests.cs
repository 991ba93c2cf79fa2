using System.Net;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

public sealed class AmoCrmAccountStateTests
{
    private const string Invoice = $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/catalogs/12077/elements/918273";
    private const string Problem = "application/problem+json";
    private const string PaidByCode = """{"custom_fields_values":[{"field_code":"BILL_STATUS","values":[{"enum_code":"paid"}]}]}""";

    [Theory]
    [InlineData("read-only", HttpStatusCode.OK, HttpStatusCode.PaymentRequired, "Подписка закончилась")]
    [InlineData("no-write-rights", HttpStatusCode.OK, HttpStatusCode.BadRequest, "Код ошибки 244")]
    [InlineData("unpaid", HttpStatusCode.PaymentRequired, HttpStatusCode.PaymentRequired, "Подписка закончилась")]
    [InlineData("no-rights", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, "Недостаточно прав")]
    [InlineData("closed-to-address", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, "Код ошибки 113")]
    public async Task A_state_of_the_account_decides_on_reads_and_writes(
        string state, HttpStatusCode read, HttpStatusCode written, string detail)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        await SetAsync(emulator, state);
        using var got = await emulator.SendAsync(HttpMethod.Get, Invoice, access);
        using var patched = await emulator.SendAsync(HttpMethod.Patch, Invoice, access, PaidByCode);

        (got.StatusCode, patched.StatusCode).ShouldBe((read, written));
        patched.Content.Headers.ContentType!.MediaType.ShouldBe(Problem);
        ((string)(await EmulatorUnderTest.JsonAsync(patched))["detail"]!).ShouldContain(detail);
        ((int)(await emulator.StateAsync(EmulatorUnderTest.Demo, 918273))["writes"]!).ShouldBe(0);
    }

    [Fact]
    public async Task The_page_of_a_block_has_no_request_id()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        using var before = await emulator.SendAsync(HttpMethod.Get, Invoice, access);
        await SetAsync(emulator, "blocked");
        using var after = await emulator.SendAsync(HttpMethod.Get, Invoice, access);

        before.Headers.Contains("X-Request-Id").ShouldBeTrue();
        after.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        after.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        after.Headers.Contains("X-Request-Id").ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_state_is_refused_with_the_known_ones()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var answer = await emulator.SendAsync(HttpMethod.Post, $"/amocrm/{EmulatorUnderTest.Demo}/state", json: """{"state":"1"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await EmulatorUnderTest.JsonAsync(answer))["detail"]).ShouldBe(
            "state: ok, read-only, unpaid, no-write-rights, no-rights, closed-to-address, blocked");
    }

    private static async Task SetAsync(EmulatorUnderTest emulator, string state)
    {
        using var answer = await emulator.SendAsync(
            HttpMethod.Post, $"/amocrm/{EmulatorUnderTest.Demo}/state", json: "{\"state\":\"" + state + "\"}");
        answer.EnsureSuccessStatusCode();
    }
}
