using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Checkout;

public sealed class Two_gateways_share_an_account(PostgresFixture postgres)
{
    [Fact]
    public async Task Twenty_clicks_on_two_processes_with_a_token_that_ended_renew_it_once()
    {
        await using var environment = await EmulatedEnvironment.FoundAsync(postgres);
        var second = $"http://localhost:{FreePort.Take()}";
        await environment.StartGatewayProcessAsync();
        await environment.StartGatewayProcessAsync(second);
        await environment.OnboardAsync();
        var link = await environment.PayLinkAsync("paid");

        // amoCRM's day is over (the bank's as well, so nobody pays here).
        using var clock = await environment.Client.PostAsJsonAsync(
            new Uri(environment.EmulatorUrl, "/clock"),
            new JsonObject { ["advance"] = "25:00:00" },
            TestContext.Current.CancellationToken
        );
        var renewals = new Renewals(environment);
        await renewals.CountAsync();
        var clicks = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => environment.ClickAsync(i % 2 == 0 ? link : new Uri(new Uri(second), link.PathAndQuery)))
        );

        // Two processes pace themselves apart, so amoCRM may send some of them away for a moment.
        clicks.ShouldContain(click => click.StatusCode == HttpStatusCode.OK);
        clicks.ShouldAllBe(click => click.StatusCode == HttpStatusCode.OK || click.StatusCode == HttpStatusCode.ServiceUnavailable);
        (await renewals.CountedAsync()).ShouldBe(1);
        foreach (var click in clicks)
            click.Dispose();
    }
}
