using System.Net;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

public sealed class AmoCrmReadTests
{
    private const string Invoices = $"/amocrm/{EmulatorUnderTest.Demo}/api/v4/catalogs/12077/elements";

    [Fact]
    public async Task More_than_seven_requests_a_second_are_refused()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var (access, _) = await emulator.TokensAsync();
        var started = TimeProvider.System.GetTimestamp();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 60).Select(_ => emulator.SendAsync(HttpMethod.Get, $"{Invoices}/918273", access))
        );
        var seconds = (int)Math.Ceiling(TimeProvider.System.GetElapsedTime(started).TotalSeconds);

        // Sixty requests at once would be allowed only if they took eight seconds.
        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBeInRange(7, 7 * seconds);
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
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
        using var full = await emulator.SendAsync(
            HttpMethod.Get,
            $"{Invoices}/918273?with=invoice_link,supplier_field_values,nonsense",
            access
        );
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

    [Fact]
    public async Task A_client_without_a_user_agent_gets_403()
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
    public async Task An_account_is_found_by_the_host_header()
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
