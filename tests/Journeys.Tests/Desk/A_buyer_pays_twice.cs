using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Testing.Postgres;

namespace CleanAcquiring.Journeys.Tests.Desk;

public sealed class A_buyer_pays_twice(PostgresFixture postgres)
{
    private const long Complete = 918273;

    [Fact]
    public async Task The_desk_shows_it_and_one_call_gives_the_second_back()
    {
        await using var town = await Town.OpenAsync(postgres);
        await PayTwiceAsync(town);

        var item = (await town.Seller.GetAsync("/attention"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)item["reason"]).ShouldBe("payment.paid_twice");
        await town.Crm.NotedAsync(Complete, 2);
        Notes(await town.Crm.InvoiceAsync(Complete)).ShouldContain(note => note.Contains("лишние", StringComparison.Ordinal));

        (await town.Seller.RefundAsync((string)item["payment"]!["id"]!, "second")).Status.ShouldBe(200);

        (await town.Seller.GetAsync("/attention"))["items"]!.AsArray().ShouldBeEmpty();
        await town.Crm.NotedAsync(Complete, 3);
        ((string?)(await town.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("paid");
        (await town.Bank.PaymentsAsync()).Select(payment => (string?)payment["status"]).Order(StringComparer.Ordinal).ShouldBe(["CONFIRMED", "REFUNDED"]);
    }

    [Fact]
    public async Task A_seller_who_chose_so_has_the_second_given_back_by_itself()
    {
        await using var town = await Town.OpenAsync(postgres);
        (await town.Seller.SendAsync(HttpMethod.Put, "/settings", new JsonObject { ["secondPayment"] = "refund" })).Status.ShouldBe(200);

        await PayTwiceAsync(town);

        await Eventually.TrueAsync(async () => (await town.Bank.PaymentsAsync()).Count(payment => (string?)payment["status"] == "REFUNDED") == 1, "the second payment went back");
        await town.Crm.NotedAsync(Complete, 3);
        (await town.Seller.GetAsync("/attention"))["items"]!.AsArray().ShouldBeEmpty();
        ((string?)(await town.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("paid");
    }

    [Fact]
    public async Task An_attempt_that_was_declined_comes_through_while_the_next_one_is_open()
    {
        await using var town = await Town.OpenAsync(postgres);
        using var first = await town.ClickAsync("complete");
        using var declined = await town.PressAsync(first.Headers.Location!, "decline");
        using var second = await town.ClickAsync("complete");
        second.Headers.Location.ShouldNotBe(first.Headers.Location);

        await town.Bank.CompleteAsync((string)(await town.Bank.PaymentsAsync())[0]["paymentId"]!);

        await town.Crm.PaidAsync(Complete);
        (await town.Seller.GetAsync("/attention"))["items"]!.AsArray().ShouldBeEmpty();
        (await town.Bank.PaymentsAsync()).Count(payment => (string?)payment["status"] == "CONFIRMED").ShouldBe(1);
    }

    // Two tabs, two methods: both forms stand open before the first is paid.
    private static async Task PayTwiceAsync(Town town)
    {
        await town.Seller.AddMethodAsync("second");
        using var first = await town.ClickAsync("complete");
        using var second = await town.ClickAsync(new Uri(new Uri(town.Options.GatewayUrl), $"/pay/31415926/{Complete}/second"));
        using var paid = await town.PressAsync(first.Headers.Location!, "pay");
        await town.Crm.NotedAsync(Complete, 1);
        using var again = await town.PressAsync(second.Headers.Location!, "pay");
    }

    private static IEnumerable<string> Notes(JsonNode invoice) => invoice["notes"]!.AsArray().Select(note => note!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
}
