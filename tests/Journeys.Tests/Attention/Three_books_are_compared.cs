using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Attention;

public sealed class Three_books_are_compared(PostgresFixture postgres)
{
    private const long Complete = 918273;

    [Fact]
    public async Task By_one_call_first_as_a_shadow_and_lost_news_is_made_good()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        await environment.InjectFaultAsync(new JsonObject { ["operation"] = "tbank.notification", ["kind"] = "lose" });
        using var click = await environment.ClickAsync("complete");
        using var paid = await environment.PressAsync(click.Headers.Location!, "pay");

        var shadow = await ReconcileAsync(environment, $"?invoiceId={Complete}&shadow=true");
        ((bool)shadow["shadow"]!, (int)shadow["compared"]!).ShouldBe((true, 1));
        var item = shadow["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)item["direction"], (string?)item["reason"], (bool)item["healed"]!).ShouldBe(("acquirerToUs", "acquirer.missed", true));
        ((string?)(await environment.Seller.PaymentsAsync(Complete)).Single()["state"]).ShouldBe("pending");

        (await ReconcileAsync(environment, "?from=2026-01-01T00:00:00Z"))["items"]!.AsArray().Count.ShouldBe(1);
        await environment.Crm.PaidAsync(Complete);
        await environment.Crm.NotedAsync(Complete, 1);
        (await ReconcileAsync(environment, ""))["items"]!.AsArray().ShouldBeEmpty();
        (await ReconcileAsync(environment, "?before=2026-01-01T00:00:00Z"))["compared"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_query_without_a_meaning_is_refused()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);

        var (status, problem) = await environment.Seller.SendAsync(HttpMethod.Post, "/reconcile?from=yesterday");

        (status, (string?)problem!["code"]).ShouldBe((400, "query.unreadable"));
    }

    private static async Task<JsonNode> ReconcileAsync(EmulatedEnvironment environment, string query)
    {
        var (status, body) = await environment.Seller.SendAsync(HttpMethod.Post, $"/reconcile{query}");
        status.ShouldBe(200, body?.ToJsonString());
        return body!;
    }
}
