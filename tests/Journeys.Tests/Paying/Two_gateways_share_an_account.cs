using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Testing;
using CleanAcquiring.Testing.Postgres;

namespace CleanAcquiring.Journeys.Tests.Paying;

public sealed class Two_gateways_share_an_account(PostgresFixture postgres)
{
    private const int Plenty = 1000;

    [Fact]
    public async Task Twenty_clicks_on_two_processes_with_a_token_that_ended_renew_it_once()
    {
        await using var town = await Town.FoundAsync(postgres);
        var second = $"http://localhost:{FreePort.Take()}";
        await town.StartGatewayProcessAsync();
        await town.StartGatewayProcessAsync(second);
        await town.OnboardAsync();
        var link = await town.PayLinkAsync("paid");

        // amoCRM's day is over (the bank's as well, so nobody pays here); the token endpoint takes a moment, so that everybody who would come twice comes.
        using var clock = await town.Client.PostAsJsonAsync(new Uri(town.EmulatorUrl, "/clock"), new JsonObject { ["advance"] = "25:00:00" }, TestContext.Current.CancellationToken);
        await town.MischiefAsync(new JsonObject { ["operation"] = "amocrm.oauth", ["kind"] = "delay", ["delay"] = "00:00:00.500", ["times"] = Plenty });
        var clicks = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => town.ClickAsync(i % 2 == 0 ? link : new Uri(new Uri(second), link.PathAndQuery))));

        // Two processes pace themselves apart, so amoCRM may send some of them away for a moment.
        clicks.ShouldContain(click => click.StatusCode == HttpStatusCode.OK);
        clicks.ShouldAllBe(click => click.StatusCode == HttpStatusCode.OK || click.StatusCode == HttpStatusCode.ServiceUnavailable);
        (await RenewalsAsync(town)).ShouldBe(1);
        foreach (var click in clicks)
            click.Dispose();
    }

    private static async Task<int> RenewalsAsync(Town town)
    {
        var mischief = await town.Client.GetFromJsonAsync<JsonNode>(new Uri(town.EmulatorUrl, "/mischief"), TestContext.Current.CancellationToken);
        return Plenty - mischief!["faults"]![0]!["times"]!.GetValue<int>();
    }
}
