using System.Text;
using CleanAcquiring.Infrastructure.Egress;
using CleanAcquiring.Infrastructure.Telemetry;

namespace CleanAcquiring.Infrastructure.Tests.Egress;

public sealed class EgressClientTests
{
    private static readonly EgressPolicy Local = new() { ExactHosts = ["localhost"], AllowPlainHttp = true };

    [Fact]
    public async Task A_response_of_any_status_comes_whole()
    {
        await using var server = await LocalServer.AnsweringAsync(503, "{\"a\":1}");
        await using var client = new ClientUnderTest(Local);

        var answer = (await client.GetAsync(server.Address)).ShouldBeOfType<Exchange.Answer>();

        answer.Status.ShouldBe(503);
        Encoding.UTF8.GetString(answer.Body).ShouldBe("{\"a\":1}");
        answer.MediaType.ShouldBe("application/json");
        server.Visits.Single().Headers["User-Agent"].ShouldStartWith("CleanAcquiring/");
    }

    [Fact]
    public async Task A_host_that_is_not_declared_is_never_called()
    {
        await using var server = await LocalServer.AnsweringAsync(200, "");
        await using var client = new ClientUnderTest(Local with { ExactHosts = ["bank.example"] });

        var refused = await Should.ThrowAsync<EgressException>(() => client.GetAsync(new Uri(server.Address, "?secret=hush")));

        refused.Message.ShouldContain("probe");
        refused.Message.ShouldContain("localhost");
        refused.Message.ShouldNotContain("hush");
        server.Visits.ShouldBeEmpty();
    }

    [Fact]
    public async Task Plain_http_needs_a_policy_that_allows_it()
    {
        await using var server = await LocalServer.AnsweringAsync(200, "");
        await using var client = new ClientUnderTest(Local with { AllowPlainHttp = false });

        await Should.ThrowAsync<EgressException>(() => client.GetAsync(server.Address));

        server.Visits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_in_a_private_network_is_not_called()
    {
        await using var server = await LocalServer.AnsweringAsync(200, "");
        await using var client = new ClientUnderTest(Local, allowPrivateNetworks: false);

        var outcome = await client.GetAsync(server.Address);

        outcome.ShouldBeOfType<Exchange.NotSent>().Reason.ShouldContain("private network");
        server.Visits.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var server = await LocalServer.StartAsync((context, _) =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        await using var client = new ClientUnderTest(Local);

        (await client.GetAsync(server.Address)).ShouldBeOfType<Exchange.Answer>().Status.ShouldBe(302);

        server.Visits.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cookie_is_not_sent_back()
    {
        await using var server = await LocalServer.StartAsync((context, _) =>
        {
            context.Response.Cookies.Append("a", "b");
            return Task.CompletedTask;
        });
        await using var client = new ClientUnderTest(Local);

        await client.GetAsync(server.Address);
        await client.GetAsync(server.Address);

        server.Visits.ShouldAllBe(visit => !visit.Headers.ContainsKey("Cookie"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task A_post_that_failed_is_not_repeated(int status)
    {
        await using var server = await LocalServer.AnsweringAsync(status, "");
        await using var client = new ClientUnderTest(Local);

        (await client.PostAsync(server.Address)).ShouldBeOfType<Exchange.Answer>().Status.ShouldBe(status);

        server.Visits.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_post_cut_on_a_reused_connection_arrives_once()
    {
        await using var server = await LocalServer.StartAsync((context, body) =>
        {
            if (body == "cut")
                context.Abort();
            return Task.CompletedTask;
        });
        await using var client = new ClientUnderTest(Local);
        await client.PostAsync(server.Address, "warm");

        (await client.PostAsync(server.Address, "cut")).ShouldBeOfType<Exchange.Silent>();

        server.Visits.Count(visit => visit.Body == "cut").ShouldBe(1);
    }

    [Fact]
    public async Task The_log_line_has_no_address_body_headers()
    {
        await using var server = await LocalServer.AnsweringAsync(200, "answer-body");
        await using var client = new ClientUnderTest(Local);
        client.Http.DefaultRequestHeaders.Add("Authorization", "Bearer header-token");

        await client.PostAsync(new Uri(server.Address, "path-part?token=query-token"), "request-body");

        client.Log.Lines.Count.ShouldBe(1, string.Join('\n', client.Log.Lines));
        var line = client.Log.Lines.Single();
        line.ShouldContain("POST localhost Probe → 200");
        foreach (var secret in new[] { "path-part", "query-token", "request-body", "answer-body", "header-token" })
            line.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Upstream_time_is_counted_into_the_request()
    {
        await using var server = await LocalServer.AnsweringAsync(200, "{}");
        await using var client = new ClientUnderTest(Local);
        var cost = RequestCost.Begin();

        await client.GetAsync(server.Address);

        cost.Upstream.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Reachable_private_networks_are_warned_of_once(bool open, int warnings)
    {
        await using var client = new ClientUnderTest(Local, open);

        foreach (var service in client.HostedServices)
            await service.StartAsync(TestContext.Current.CancellationToken);

        client
            .Log.Lines.Count(line =>
                line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("AllowPrivateNetworks", StringComparison.Ordinal)
            )
            .ShouldBe(warnings);
    }
}
