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

        var item = (await shop.Seller.AttentionAsync()).ShouldHaveSingleItem();
        ((string?)item["reason"]).ShouldBe("notification.unknown_order");

        var shadow = await shop.Seller.PostAsync($"/notifications/{item["notificationId"]}/replay?shadow=true");
        ((string?)shadow["verdict"], (bool)shadow["shadow"]!).ShouldBe(("unknown_order", true));
        await shop.Seller.PostAsync($"/notifications/{item["notificationId"]}/replay");
        (await shop.Seller.SendAsync(HttpMethod.Post, $"/notifications/{Guid.Empty:N}/replay")).Status.ShouldBe(404);
        ((string?)(await shop.Seller.OnlyPaymentAsync())["state"]).ShouldBe("pending");
    }

    [Fact]
    public async Task Rejected_notifications_apply_after_the_password_is_corrected()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var page = await shop.OpenPaymentAsync("complete");
        await shop.Seller.AddMethodAsync("card", change: static settings => settings["password"] = "a-wrong-password");
        using var paid = await shop.PressAsync(page);
        var now = TimeProvider.System.GetUtcNow();
        var period = $"from={Escaped(now.AddHours(-1))}&before={Escaped(now.AddHours(1))}";
        var rejected = await shop.Seller.PostAsync($"/notifications/replay?{period}&shadow=true");
        rejected["items"]!.AsArray().ShouldNotBeEmpty();
        rejected["items"]!
            .AsArray()
            .ShouldAllBe(item =>
                (string?)item!["was"] == "rejected" && (string?)item["verdict"] == "rejected" && (int)item["wasParser"]! == 1);

        await shop.Seller.AddMethodAsync("card");
        var shadow = await shop.Seller.PostAsync($"/notifications/replay?{period}&shadow=true");
        var first = shadow["items"]!.AsArray()[0]!;
        ((string?)first["was"], (string?)first["verdict"], shadow["next"]).ShouldBe(("rejected", "applied", null));

        await shop.Seller.PostAsync($"/notifications/replay?{period}");
        await shop.Crm.PaidAsync();
        (await shop.Seller.SendAsync(HttpMethod.Post, "/notifications/replay?from=yesterday&before=now")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_shadow_replay_reports_and_changes_nothing()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.OpenPaymentAsync("complete");
        await shop.Acquirer.NotifyAsync(
            shop.Acquirer.OnlyPayment.Id, new JsonObject { ["status"] = "CONFIRMED", ["amount"] = 1 });

        var item = (await shop.Seller.AttentionAsync()).Single(item => (string?)item["reason"] == "notification.mismatch");
        var shadow = await shop.Seller.PostAsync($"/notifications/{item["notificationId"]}/replay?shadow=true");

        ((string?)shadow["verdict"], (string?)shadow["before"], (string?)shadow["after"]).ShouldBe(("mismatch", "pending", "pending"));
        ((string?)(await shop.Seller.PaymentAsync((string)shadow["paymentId"]!))["state"]).ShouldBe("pending");
    }

    private static string Escaped(DateTimeOffset time) => Uri.EscapeDataString($"{time:O}");
}
