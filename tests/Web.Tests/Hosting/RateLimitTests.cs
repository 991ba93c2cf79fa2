using System.Net;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Web.Tests.Harness;

namespace CleanAcquiring.Web.Tests.Hosting;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData("RateLimits:PerIp", "GET", "/pay/1/1", "/pay/2/2")]
    [InlineData("RateLimits:PerLink", "POST", "/pay/1/1/card", "/pay?account_id=1&invoice_id=1")]
    [InlineData("RateLimits:PerAccount", "POST", "/pay/1/1", "/pay/1/2")]
    public async Task Too_many_requests_answer_429(string limit, string method, string first, string second)
    {
        await using var gateway = await Gateway.StartAsync((limit, "1"), ("RateLimits:WindowSeconds", "600"));
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.AlreadyPaid, "some.code"));

        using var served = await gateway.SendAsync(new HttpMethod(method), first);
        using var page = await gateway.SendAsync(new HttpMethod(method), second);
        using var json = await gateway.SendAsync(new HttpMethod(method), second, null, ("Accept", "application/json"));

        served.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        (await Gateway.PageAsync(page)).Body!.TextContent.ShouldContain("Слишком много запросов");
        json.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        Headers.ShouldGuard(page);
    }

    [Fact]
    public async Task Health_and_notifications_are_not_limited()
    {
        await using var gateway = await Gateway.StartAsync(("RateLimits:PerIp", "1"));
        gateway.Mediator.Answers(_ => Result<Application.Acquirers.NotificationResponse>.Of(new(200, "text/plain", "OK")));

        for (var i = 0; i < 5; i++)
        {
            using var live = await gateway.GetAsync("/health/live");
            using var notified = await gateway.PostAsync("/notifications/first-bank/k");
            (live.StatusCode, notified.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        }
    }

    [Theory]
    [InlineData(null, 429)]
    [InlineData("127.0.0.0/8", 200)]
    public async Task A_forwarded_address_counts_only_from_a_trusted_proxy(string? trusted, int status)
    {
        await using var gateway = await Gateway.StartAsync(("RateLimits:PerIp", "1"), ("Proxies:Trusted", trusted));

        using var first = await gateway.GetAsync("/pay/1/1", ("X-Forwarded-For", "203.0.113.1"));
        using var second = await gateway.GetAsync("/pay/1/1", ("X-Forwarded-For", "203.0.113.2"));

        ((int)second.StatusCode).ShouldBe(status);
    }
}
