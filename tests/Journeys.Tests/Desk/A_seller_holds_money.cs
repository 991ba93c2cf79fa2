using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Testing.Postgres;

namespace CleanAcquiring.Journeys.Tests.Desk;

public sealed class A_seller_holds_money(PostgresFixture postgres)
{
    private const long Complete = 918273;

    [Fact]
    public async Task A_smaller_sum_is_captured_and_the_invoice_is_paid_in_part()
    {
        await using var town = await Town.OpenAsync(postgres);
        var payment = await HeldAsync(town);

        var (more, refusal) = await CaptureAsync(town, payment, "more", "99999999.00");
        (more, (string?)refusal!["code"]).ShouldBe((409, "capture.beyond_held"));
        var (status, operation) = await CaptureAsync(town, payment, "less", "1000.00");
        status.ShouldBe(200, operation?.ToJsonString());

        var story = await town.Seller.StoryAsync(payment);
        ((string?)story["payment"]!["state"], (string?)story["payment"]!["amount"]!["value"]).ShouldBe(("paid", "1000.00"));
        ((string?)(await town.Bank.OnlyPaymentAsync())["status"]).ShouldBe("CONFIRMED");
        await Eventually.TrueAsync(async () => (string?)(await town.Crm.InvoiceAsync(Complete))["status"] == "partially_paid", "the invoice is paid in part");
        await town.Bank.NotifyAsync((string)(await town.Bank.OnlyPaymentAsync())["paymentId"]!);
        ((string?)(await town.Seller.StoryAsync(payment))["payment"]!["attention"]).ShouldBe("invoice.sum_changed");

        var (rest, _) = await town.Seller.RefundAsync(payment, "back");
        rest.ShouldBe(200);
        ((string?)(await town.Bank.OnlyPaymentAsync())["status"]).ShouldBe("REFUNDED");
    }

    [Fact]
    public async Task A_hold_is_released_once_and_nothing_is_paid()
    {
        await using var town = await Town.OpenAsync(postgres);
        var payment = await HeldAsync(town);

        (await CancelAsync(town, payment, "release")).Status.ShouldBe(200);
        (await CancelAsync(town, payment, "release")).Status.ShouldBe(200);
        (await CancelAsync(town, payment, "once-more")).Status.ShouldBe(409);

        ((string?)(await town.Bank.OnlyPaymentAsync())["status"]).ShouldBe("REVERSED");
        ((string?)(await town.Seller.StoryAsync(payment))["payment"]!["state"]).ShouldBe("canceled");
        ((string?)(await town.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("created");
    }

    [Fact]
    public async Task A_capture_after_another_method_has_paid_is_on_the_desk()
    {
        await using var town = await Town.OpenAsync(postgres);
        // Both forms stand open before one of them is used.
        using var click = await town.ClickAsync("complete");
        var held = await HeldAsync(town);
        using var paid = await town.PressAsync(click.Headers.Location!, "pay");
        await town.Crm.NotedAsync(Complete, 1);
        // The bank's own news would tell it, too; here the answer to the order must.
        await town.MischiefAsync(new JsonObject { ["operation"] = "tbank.notification", ["kind"] = "lose" });

        (await town.Seller.SendAsync(HttpMethod.Post, $"/payments/{held}/capture", null, "late")).Status.ShouldBe(200);

        ((string?)(await town.Seller.StoryAsync(held))["payment"]!["attention"]).ShouldBe("payment.paid_twice");
    }

    private static Task<(int Status, JsonNode? Body)> CaptureAsync(Town town, string payment, string key, string sum) =>
        town.Seller.SendAsync(HttpMethod.Post, $"/payments/{payment}/capture", SellerView.Sum(sum), key);

    private static Task<(int Status, JsonNode? Body)> CancelAsync(Town town, string payment, string key) =>
        town.Seller.SendAsync(HttpMethod.Post, $"/payments/{payment}/cancel", null, key);

    private static async Task<string> HeldAsync(Town town)
    {
        await town.Seller.AddMethodAsync("held", "two");
        using var click = await town.ClickAsync(new Uri(new Uri(town.Options.GatewayUrl), $"/pay/31415926/{Complete}/held"));
        using var paid = await town.PressAsync(click.Headers.Location!, "pay");
        var payment = (string)(await town.Seller.PaymentsAsync(Complete)).Single(one => (string?)one["method"] == "held")["id"]!;
        await Eventually.TrueAsync(async () => (string?)(await town.Seller.StoryAsync(payment))["payment"]!["state"] == "authorized", "the money is held");
        return payment;
    }
}
