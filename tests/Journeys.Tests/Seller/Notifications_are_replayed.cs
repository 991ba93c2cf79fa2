using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Seller;

public sealed class Notifications_are_replayed(PostgresFixture postgres)
{
    [Fact]
    public async Task A_notification_of_an_unknown_order_needs_attention()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.OpenPaymentAsync("complete");
        await shop.Acquirer.NotifyAsync(
            shop.Acquirer.OnlyPayment.Id, new JsonObject { ["status"] = "CONFIRMED", ["orderId"] = "unknown-order" });

        var open = (await shop.Seller.AttentionAsync()).ShouldHaveSingleItem();
        ((string?)open["reason"], (string?)open["detail"])
            .ShouldBe(("notification.unknown_order", "order=unknown-order; said=CONFIRMED; named=14982.00 RUB"));
        var item = (await RangeAsync(shop)).ShouldHaveSingleItem()!;

        var shadow = await shop.Seller.PostAsync($"/notifications/{item["notificationId"]}/replay?shadow=true");
        ((string?)shadow["verdict"], (bool)shadow["shadow"]!).ShouldBe(("unknown_order", true));
        await shop.Seller.PostAsync($"/notifications/{item["notificationId"]}/replay");
        (await shop.Seller.SendAsync(HttpMethod.Post, $"/notifications/{Guid.Empty:N}/replay")).Status.ShouldBe(404);
        ((string?)(await shop.Seller.OnlyPaymentAsync())["state"]).ShouldBe("pending");
    }

    [Fact]
    public async Task Notifications_of_a_payment_hold_after_its_password_was_changed()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var page = await shop.OpenPaymentAsync("complete");
        await shop.Seller.AddMethodAsync("card", change: static settings => settings["password"] = "a-wrong-password");
        using var paid = await shop.PressAsync(page);

        await shop.Crm.PaidAsync();
        (await RangeAsync(shop)).ShouldAllBe(item => (string?)item!["verdict"] == "applied" && (int)item["wasParser"]! == 1);
        (await shop.Seller.SendAsync(HttpMethod.Post, "/notifications/replay?from=yesterday&before=now")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_shadow_replay_reports_and_changes_nothing()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.OpenPaymentAsync("complete");
        await shop.Acquirer.NotifyAsync(
            shop.Acquirer.OnlyPayment.Id, new JsonObject { ["status"] = "CONFIRMED", ["amount"] = 1 });

        (await shop.Seller.AttentionAsync()).ShouldHaveSingleItem()["reason"]!.ToString().ShouldBe("payment.evidence_mismatch");
        var item = (await RangeAsync(shop)).ShouldHaveSingleItem()!;
        var shadow = await shop.Seller.PostAsync($"/notifications/{item["notificationId"]}/replay?shadow=true");

        ((string?)shadow["verdict"], (string?)shadow["before"], (string?)shadow["after"]).ShouldBe(("mismatch", "pending", "pending"));
        ((string?)(await shop.Seller.PaymentAsync((string)shadow["paymentId"]!))["state"]).ShouldBe("pending");
    }

    private static async Task<JsonArray> RangeAsync(Shop shop)
    {
        var now = TimeProvider.System.GetUtcNow();
        var period = $"from={Escaped(now.AddHours(-1))}&before={Escaped(now.AddHours(1))}";
        return (await shop.Seller.PostAsync($"/notifications/replay?{period}&shadow=true"))["items"]!.AsArray();
    }

    private static string Escaped(DateTimeOffset time) => Uri.EscapeDataString($"{time:O}");
}
