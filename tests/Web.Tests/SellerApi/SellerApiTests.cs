using System.Net;
using System.Text;
using System.Text.Json;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Tests.SellerApi;

public sealed class SellerApiTests
{
    private static readonly SellerIdentity Known = new(new TenantKey(Platform.AmoCrm, 31415926), 1, "ru", null);
    private static readonly (string, string) Token = ("X-Auth-Token", "a.b.c");

    [Theory]
    [InlineData(RefusalKind.Unauthenticated, 401)]
    [InlineData(RefusalKind.Forbidden, 403)]
    [InlineData(RefusalKind.Conflict, 409)]
    public async Task A_refused_seller_reads_a_problem_and_reaches_no_use_case(RefusalKind kind, int status)
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ =>
            Result<SellerIdentity>.Refused(new Refusal(kind, "seller.some"))
        );

        using var response = await gateway.SendAsync(HttpMethod.Delete, "/api/seller/methods/card", null, Token);
        var problem = await JsonAsync(response);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("code").GetString().ShouldBe("seller.some");
        gateway.Mediator.Asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_token_given_twice_counts_as_absent()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ => Result<SellerIdentity>.Refused(new Refusal(RefusalKind.Unauthenticated, "seller.unproved")));

        using var response = await gateway.GetAsync("/api/seller/methods", Token, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        gateway.Mediator.Asked.ShouldHaveSingleItem().ShouldBeOfType<AuthenticateSellerCommand>().Token.ShouldNotBe("a.b.c");
    }

    [Fact]
    public async Task An_account_without_a_grant_reads_the_link_and_cannot_write()
    {
        await using var gateway = await Gateway.StartAsync();
        gateway.Mediator.Answers(_ =>
            Result<SellerIdentity>.Of(Known with { ReauthorizeLink = new Uri("https://www.amocrm.ru/oauth?x=1") })
        );

        using var read = await gateway.GetAsync("/api/seller/settings", Token);
        var json = await JsonAsync(read);
        using var write = await gateway.SendAsync(HttpMethod.Delete, "/api/seller/methods/card", null, Token);
        var problem = await JsonAsync(write);

        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        (json.GetProperty("state").GetString(), json.GetProperty("link").GetString()).ShouldBe(
            ("reauthorize", "https://www.amocrm.ru/oauth?x=1")
        );
        write.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        write.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("code").GetString().ShouldBe("account.reauthorize");
        problem.GetProperty("link").GetString().ShouldBe("https://www.amocrm.ru/oauth?x=1");
        gateway.Mediator.Asked.ShouldAllBe(request => request is AuthenticateSellerCommand);
    }

    [Fact]
    public async Task A_body_of_another_type_answers_415()
    {
        await using var gateway = await Gateway.StartAsync();

        using var body = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var response = await gateway.SendAsync(HttpMethod.Put, "/api/seller/settings", body, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_429_is_readable_on_a_sellers_page()
    {
        await using var gateway = await Gateway.StartAsync(("RateLimits:PerIp", "1"));
        gateway.Mediator.Answers(_ => Result<SellerIdentity>.Refused(new Refusal(RefusalKind.Unauthenticated, "seller.unproved")));
        var origin = ("Origin", "https://demoshop.amocrm.ru");

        using var first = await gateway.GetAsync("/api/seller/methods", Token, origin);
        using var second = await gateway.GetAsync("/api/seller/methods", Token, origin);

        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        second.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://demoshop.amocrm.ru"]);
    }

    [Theory]
    [InlineData("https://demoshop.amocrm.ru", true)]
    [InlineData("https://demoshop.kommo.com", true)]
    [InlineData("http://demoshop.amocrm.ru", false)]
    [InlineData("https://a.b.amocrm.ru", false)]
    [InlineData("https://amocrm.ru", false)]
    [InlineData("https://demoshop.amocrm.ru.evil.example", false)]
    [InlineData("null", false)]
    public async Task Only_pages_of_account_hosts_may_call(string origin, bool allowed)
    {
        await using var gateway = await Gateway.StartAsync();

        using var response = await gateway.SendAsync(
            HttpMethod.Options,
            "/api/seller/methods/card",
            null,
            ("Origin", origin),
            ("Access-Control-Request-Method", "PUT"),
            ("Access-Control-Request-Headers", "x-auth-token")
        );
        using var buyers = await gateway.SendAsync(HttpMethod.Get, "/pay/1/2", null, ("Origin", origin));

        response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins).ShouldBe(allowed);
        if (allowed)
            origins!.ShouldBe([origin]);
        buyers.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
}
