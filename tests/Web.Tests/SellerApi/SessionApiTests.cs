using System.Net;
using System.Text;
using System.Text.Json;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Accounts.Sessions;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.SellerApi;

/// <summary>The two steps to a session, and the calls that it makes.</summary>
public sealed class SessionApiTests
{
    private const string Own = "https://pay.example.org";
    private const string Amo = "https://demoshop.amocrm.ru";
    private static readonly SellerIdentity Known = new(new TenantKey(Platform.AmoCrm, 31415926), 1, "ru", null);
    private static readonly (string, string) Bearer = ("Authorization", "Bearer 1.31415926.abc");
    private static readonly DateTimeOffset End = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_widget_opens_a_session_from_the_accounts_page()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<OpenedSession>.Of(new OpenedSession("the-code", TimeSpan.FromSeconds(60))));

        using var response = await gateway.PostAsync(
            "/api/seller/sessions?account_id=999", ("X-Auth-Token", "a.b.c"), ("Origin", Amo));

        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldBe("""{"code":"the-code","expiresInSeconds":60}""");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([Amo]);
        gateway.Mediator.Asked.ShouldBe([new OpenSessionCommand("a.b.c", Amo)]);
        gateway.Log.Text.ShouldNotContain("the-code");
    }

    [Fact]
    public async Task Doubled_headers_open_no_session()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<OpenedSession>.Refused(new Refusal(RefusalKind.Unauthenticated, "seller.unproved")));

        using var response = await gateway.PostAsync(
            "/api/seller/sessions", ("X-Auth-Token", "a"), ("X-Auth-Token", "b"), ("Origin", Amo), ("Origin", Own));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        gateway.Mediator.Asked.ShouldBe([new OpenSessionCommand(null, null)]);
    }

    [Fact]
    public async Task The_frame_trades_its_code_for_a_token()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<StartedSession>.Of(new StartedSession("the-token", End, new Actor(7, "Анна"), true)));

        using var response = await TradeAsync(gateway, """{"code":"the-code","tenant":5,"account_id":5}""", ("Origin", Own));
        var json = JsonSerializer.Deserialize<JsonElement>(
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        (json.GetProperty("token").GetString(), json.GetProperty("expiresAt").GetDateTimeOffset(), json.GetProperty("isAdmin").GetBoolean())
            .ShouldBe(("the-token", End, true));
        json.GetProperty("user").ToString().ShouldBe("""{"userId":7,"name":"Анна"}""");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        gateway.Mediator.Asked.ShouldBe([new StartSessionCommand("the-code")]);
        gateway.Log.Text.ShouldNotContain("the-code");
        gateway.Log.Text.ShouldNotContain("the-token");
    }

    [Theory]
    [InlineData("https://demoshop.amocrm.ru")]
    [InlineData("https://pay.example.org.evil.example")]
    [InlineData("http://pay.example.org")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_foreign_page_trades_no_code(string? origin)
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await TradeAsync(gateway, """{"code":"x"}""", origin is null ? ("X-None", "") : ("Origin", origin));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        gateway.Mediator.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"code\":5}")]
    public async Task An_unreadable_body_answers_400(string body)
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await TradeAsync(gateway, body, ("Origin", Own));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("GET", null, null, true)]
    [InlineData("GET", null, "same-origin", true)]
    [InlineData("GET", "https://pay.example.org", "same-origin", true)]
    [InlineData("GET", null, "cross-site", false)]
    [InlineData("GET", null, "same-site", false)]
    [InlineData("GET", null, "none", false)]
    [InlineData("GET", "https://demoshop.amocrm.ru", null, false)]
    [InlineData("DELETE", "https://pay.example.org", null, true)]
    [InlineData("DELETE", "https://pay.example.org:8443", null, false)]
    [InlineData("DELETE", "https://demoshop.amocrm.ru", null, false)]
    [InlineData("DELETE", null, "same-origin", false)]
    [InlineData("DELETE", null, null, false)]
    public async Task A_session_is_used_from_our_own_pages_alone(string method, string? origin, string? site, bool isLetIn)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<SellerIdentity>.Refused(new Refusal(RefusalKind.Unauthenticated, "session.ended")));
        var address = method == "GET" ? "/api/seller/methods" : "/api/seller/methods/card";

        using var response = await gateway.SendAsync(
            new HttpMethod(method),
            address,
            null,
            [Bearer, .. Given("Origin", origin), .. Given("Sec-Fetch-Site", site)]);

        response.StatusCode.ShouldBe(isLetIn ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden);
        gateway.Mediator.Asked.ShouldBe(isLetIn ? [new AuthenticateSessionCommand("1.31415926.abc", method != "GET")] : []);
    }

    [Theory]
    [InlineData("Basic 1.2.abc")]
    [InlineData("1.2.abc")]
    [InlineData("Bearer")]
    public async Task Another_authorization_counts_as_none(string value)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<SellerIdentity>.Refused(new Refusal(RefusalKind.Unauthenticated, "session.ended")));

        using var response = await gateway.GetAsync("/api/seller/methods", ("Authorization", value));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        gateway.Mediator.Asked.ShouldBe([new AuthenticateSessionCommand(null, false)]);
    }

    [Fact]
    public async Task Two_tokens_of_sessions_count_as_none()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<SellerIdentity>.Refused(new Refusal(RefusalKind.Unauthenticated, "session.ended")));

        using var response = await gateway.GetAsync("/api/seller/methods", Bearer, Bearer);

        gateway.Mediator.Asked.ShouldBe([new AuthenticateSessionCommand(null, false)]);
    }

    [Fact]
    public async Task Both_kinds_of_proof_at_once_are_refused()
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.GetAsync("/api/seller/methods", Bearer, ("X-Auth-Token", "a.b.c"));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        gateway.Mediator.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_tenant_comes_from_the_session_and_from_nowhere_else()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(request => request is AuthenticateSessionCommand
            ? Result<SellerIdentity>.Of(Known)
            : Result<MediatR.Unit>.Of(MediatR.Unit.Value));

        using var response = await gateway.SendAsync(
            HttpMethod.Delete, "/api/seller/methods/card?account_id=999&tenant=2", null, Bearer, ("Origin", Own));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        gateway.Mediator.Asked.Last().ShouldBe(new RemoveMethodCommand(Known, "card"));
    }

    private static IEnumerable<(string, string)> Given(string name, string? value) => value is null ? [] : [(name, value)];

    private static async Task<HttpResponseMessage> TradeAsync(Gateway gateway, string body, (string, string) header)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await gateway.SendAsync(HttpMethod.Post, "/seller/session", content, header);
    }
}
