using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Attention;

public sealed class A_buyer_pays_twice(PostgresFixture postgres)
{
    private const long Complete = 918273;

    [Fact]
    public async Task The_desk_shows_it_and_one_call_gives_the_second_back()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        await PayTwiceAsync(environment);

        var item = (await environment.Seller.GetAsync("/attention"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)item["reason"]).ShouldBe("payment.paid_twice");
        await environment.Crm.NotedAsync(Complete, 2);
        Notes(await environment.Crm.InvoiceAsync(Complete)).ShouldContain(note => note.Contains("лишние", StringComparison.Ordinal));

        (await environment.Seller.RefundAsync((string)item["payment"]!["id"]!, "second")).Status.ShouldBe(200);

        (await environment.Seller.GetAsync("/attention"))["items"]!.AsArray().ShouldBeEmpty();
        await environment.Crm.NotedAsync(Complete, 3);
        ((string?)(await environment.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("paid");
        (await environment.Bank.PaymentsAsync())
            .Select(payment => (string?)payment["status"])
            .Order(StringComparer.Ordinal)
            .ShouldBe(["CONFIRMED", "REFUNDED"]);
    }

    [Fact]
    public async Task A_seller_who_chose_so_has_the_second_given_back_by_itself()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        (await environment.Seller.SendAsync(HttpMethod.Put, "/settings", new JsonObject { ["excess"] = "refund" })).Status.ShouldBe(200);

        await PayTwiceAsync(environment);

        await Eventually.TrueAsync(
            async () => (await environment.Bank.PaymentsAsync()).Count(payment => (string?)payment["status"] == "REFUNDED") == 1,
            "the second payment went back"
        );
        await environment.Crm.NotedAsync(Complete, 3);
        (await environment.Seller.GetAsync("/attention"))["items"]!.AsArray().ShouldBeEmpty();
        ((string?)(await environment.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("paid");
    }

    [Fact]
    public async Task An_attempt_that_was_declined_comes_through_while_the_next_one_is_open()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        using var first = await environment.ClickAsync("complete");
        using var declined = await environment.PressAsync(first.Headers.Location!, "decline");
        using var second = await environment.ClickAsync("complete");
        second.Headers.Location.ShouldNotBe(first.Headers.Location);

        await environment.Bank.CompleteAsync((string)(await environment.Bank.PaymentsAsync())[0]["paymentId"]!);

        await environment.Crm.PaidAsync(Complete);
        (await environment.Seller.GetAsync("/attention"))["items"]!.AsArray().ShouldBeEmpty();
        (await environment.Bank.PaymentsAsync()).Count(payment => (string?)payment["status"] == "CONFIRMED").ShouldBe(1);
    }

    // Two tabs, two methods: both forms stand open before the first is paid.
    private static async Task PayTwiceAsync(EmulatedEnvironment environment)
    {
        await environment.Seller.AddMethodAsync("second");
        using var first = await environment.ClickAsync("complete");
        using var second = await environment.ClickAsync(
            new Uri(new Uri(environment.Options.GatewayUrl), $"/pay/31415926/{Complete}/second")
        );
        using var paid = await environment.PressAsync(first.Headers.Location!, "pay");
        await environment.Crm.NotedAsync(Complete, 1);
        using var again = await environment.PressAsync(second.Headers.Location!, "pay");
    }

    private static IEnumerable<string> Notes(JsonNode invoice) =>
        invoice["notes"]!
            .AsArray()
            .Select(note =>
                note!.ToJsonString(
                    new System.Text.Json.JsonSerializerOptions
                    {
                        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                    }
                )
            );
}
