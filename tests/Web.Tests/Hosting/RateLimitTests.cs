using System.Net;
using System.Net.Sockets;
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

    [Theory]
    [InlineData("RateLimits:PerLink", "/pay/1/1")]
    [InlineData("RateLimits:PerAccount", "/pay/1/2")]
    public async Task One_network_does_not_use_up_the_limit_of_another(string limit, string link)
    {
        await using var gateway = await StartAsync((limit, "1"));
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.AlreadyPaid, "some.code"));

        (await ClickAsync(gateway, "/pay/1/1", "203.0.113.1")).ShouldBe(200);
        (await ClickAsync(gateway, link, "203.0.113.1")).ShouldBe(429);
        (await ClickAsync(gateway, link, "198.51.100.1")).ShouldBe(200);
    }

    [Theory]
    [InlineData("203.0.113.1", "203.0.113.2")]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:2::1")]
    public async Task Addresses_of_one_network_share_the_clicks_on_an_account(string first, string second)
    {
        await using var gateway = await StartAsync(("RateLimits:PerAccount", "1"));
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.AlreadyPaid, "some.code"));

        (await ClickAsync(gateway, "/pay/1/1", first)).ShouldBe(200);
        (await ClickAsync(gateway, "/pay/1/2", second)).ShouldBe(429);
    }

    [Fact]
    public async Task Different_links_to_nothing_are_a_fifth_of_an_addresss_requests()
    {
        await using var gateway = await StartAsync(("RateLimits:PerIp", "15"));
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.NotFound, "some.code"));

        foreach (var link in new[] { "/pay/1/1", "/pay/1/1", "/pay/1/1", "/pay/1/2", "/pay/1/3" })
            (await ClickAsync(gateway, link, "203.0.113.1")).ShouldBe(404);
        (await ClickAsync(gateway, "/pay/1/4", "203.0.113.1")).ShouldBe(429);
        (await ClickAsync(gateway, "/pay/1/4", "203.0.113.2")).ShouldBe(404, "another buyer of the same provider");
    }

    [Fact]
    public async Task Addresses_of_one_network_share_its_links_to_nothing()
    {
        await using var gateway = await StartAsync(("RateLimits:PerIp", "5"));
        gateway.Mediator.Answers(_ => Outcomes.Refused(RefusalKind.NotFound, "some.code"));

        for (var i = 1; i <= 4; i++)
            (await ClickAsync(gateway, $"/pay/1/{i}", $"2001:db8:1:{i}::1")).ShouldBe(404);
        (await ClickAsync(gateway, "/pay/1/5", "2001:db8:1:5::1")).ShouldBe(429);
        (await ClickAsync(gateway, "/pay/1/5", "2001:db8:2:5::1")).ShouldBe(404);
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed()
    {
        await using var gateway = await Gateway.StartAsync(("RateLimits:Connections", "10"));
        var open = new List<Socket>();
        for (var i = 0; i < 10; i++)
        {
            open.Add(await ConnectAsync(gateway));
            await open[^1].SendAsync("GET /health/live HTTP/1.1\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        using var beyond = await ConnectAsync(gateway);
        (await beyond.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken)).ShouldBe(0);

        foreach (var socket in open)
            socket.Dispose();
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

    private static Task<Gateway> StartAsync(params (string, string?)[] limits) =>
        Gateway.StartAsync([.. limits, ("RateLimits:WindowSeconds", "600"), ("Proxies:Trusted", "127.0.0.0/8")]);

    private static async Task<int> ClickAsync(Gateway gateway, string link, string address)
    {
        using var response = await gateway.PostAsync(link, ("X-Forwarded-For", address));
        return (int)response.StatusCode;
    }

    private static async Task<Socket> ConnectAsync(Gateway gateway)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, gateway.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        return socket;
    }
}
