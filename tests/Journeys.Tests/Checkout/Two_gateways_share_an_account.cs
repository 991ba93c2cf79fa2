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
    public async Task Concurrent_clicks_renew_an_expired_token_once()
    {
        await using var shop = await Shop.WithoutGatewayAsync(postgres);
        var second = new Uri($"http://localhost:{FreePort.Take()}");
        await shop.StartGatewayProcessAsync();
        await shop.StartGatewayProcessAsync(second);
        await shop.OnboardAsync();
        var link = await shop.PayLinkAsync("paid");

        // The access token of amoCRM expires. The invoice is already paid, so no payment is opened.
        using var clock = await shop.Client.PostAsJsonAsync(
            new Uri(shop.EmulatorUrl, "/clock"), new JsonObject { ["advance"] = "25:00:00" }, TestContext.Current.CancellationToken);
        await Renewals.StartAsync(shop);
        var clicks = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => shop.ClickAsync(i % 2 == 0 ? link : new Uri(second, link.PathAndQuery))));

        // Each process paces its own requests, so amoCRM may refuse some of both.
        clicks.ShouldContain(click => click.StatusCode == HttpStatusCode.OK);
        clicks.ShouldAllBe(click => click.StatusCode == HttpStatusCode.OK || click.StatusCode == HttpStatusCode.ServiceUnavailable);
        (await Renewals.CountAsync(shop)).ShouldBe(1);
        foreach (var click in clicks)
            click.Dispose();
    }
}
