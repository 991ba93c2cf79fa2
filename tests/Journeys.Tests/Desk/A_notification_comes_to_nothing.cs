using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Testing.Postgres;

namespace CleanAcquiring.Journeys.Tests.Desk;

public sealed class A_notification_comes_to_nothing(PostgresFixture postgres)
{
    [Fact]
    public async Task It_is_on_the_desk_and_can_be_read_once_more()
    {
        await using var town = await Town.OpenAsync(postgres);
        using var click = await town.ClickAsync("complete");
        var payment = await town.Bank.OnlyPaymentAsync();
        await town.Bank.NotifyAsync((string)payment["paymentId"]!, new JsonObject { ["status"] = "CONFIRMED", ["orderId"] = "nobodys-order" });

        var item = (await town.Seller.GetAsync("/attention"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)item["reason"]).ShouldBe("notification.unknown_order");

        var (status, shadow) = await town.Seller.SendAsync(HttpMethod.Post, $"/notifications/{item["notificationId"]}/replay?shadow=true");
        (status, (string?)shadow!["verdict"], shadow["shadow"]!.GetValue<bool>()).ShouldBe((200, "unknown_order", true));
        (await town.Seller.SendAsync(HttpMethod.Post, $"/notifications/{item["notificationId"]}/replay")).Status.ShouldBe(200);
        (await town.Seller.SendAsync(HttpMethod.Post, $"/notifications/{Guid.Empty:N}/replay")).Status.ShouldBe(404);
        ((string?)(await town.Seller.PaymentsAsync(918273)).ShouldHaveSingleItem()["state"]).ShouldBe("pending");
    }

    [Fact]
    public async Task A_span_of_time_is_read_again_after_the_settings_were_mended()
    {
        await using var town = await Town.OpenAsync(postgres);
        using var click = await town.ClickAsync("complete");
        await town.Seller.AddMethodAsync("card", password: "not-the-banks");
        using var paid = await town.PressAsync(click.Headers.Location!, "pay");
        var day = $"from={TimeProvider.System.GetUtcNow().AddHours(-1):O}&before={TimeProvider.System.GetUtcNow().AddHours(1):O}".Replace("+", "%2B", StringComparison.Ordinal);
        var (_, blind) = await town.Seller.SendAsync(HttpMethod.Post, $"/notifications/replay?{day}&shadow=true");
        blind!["items"]!.AsArray().ShouldAllBe(item => (string?)item!["was"] == "forged" && (string?)item["verdict"] == "forged" && item["wasParser"]!.GetValue<int>() == 1);

        await town.Seller.AddMethodAsync("card");
        var (status, shadow) = await town.Seller.SendAsync(HttpMethod.Post, $"/notifications/replay?{day}&shadow=true");
        status.ShouldBe(200);
        var first = shadow!["items"]!.AsArray()[0]!;
        ((string?)first["was"], (string?)first["verdict"], shadow["next"]).ShouldBe(("forged", "applied", null));

        (await town.Seller.SendAsync(HttpMethod.Post, $"/notifications/replay?{day}")).Status.ShouldBe(200);
        await town.Crm.PaidAsync(918273);
        (await town.Seller.SendAsync(HttpMethod.Post, "/notifications/replay?from=yesterday&before=now")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_shadow_tells_what_would_change_and_changes_nothing()
    {
        await using var town = await Town.OpenAsync(postgres);
        using var click = await town.ClickAsync("complete");
        var payment = await town.Bank.OnlyPaymentAsync();
        // Of another sum: kept, on the desk, and as little believed the second time.
        await town.Bank.NotifyAsync((string)payment["paymentId"]!, new JsonObject { ["status"] = "CONFIRMED", ["amount"] = 1 });

        var notification = (await town.Seller.GetAsync("/attention"))["items"]!.AsArray().Single(item => (string?)item!["reason"] == "notification.mismatch")!["notificationId"];
        var (_, shadow) = await town.Seller.SendAsync(HttpMethod.Post, $"/notifications/{notification}/replay?shadow=true");

        ((string?)shadow!["verdict"], (string?)shadow["before"], (string?)shadow["after"]).ShouldBe(("mismatch", "pending", "pending"));
        ((string?)(await town.Seller.StoryAsync((string)shadow["paymentId"]!))["payment"]!["state"]).ShouldBe("pending");
    }
}
