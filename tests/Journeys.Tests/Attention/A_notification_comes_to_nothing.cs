using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Attention;

public sealed class A_notification_comes_to_nothing(PostgresFixture postgres)
{
    [Fact]
    public async Task It_is_on_the_desk_and_can_be_read_once_more()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        using var click = await environment.ClickAsync("complete");
        var payment = await environment.Bank.OnlyPaymentAsync();
        await environment.Bank.NotifyAsync(
            (string)payment["paymentId"]!,
            new JsonObject { ["status"] = "CONFIRMED", ["orderId"] = "nobodys-order" }
        );

        var item = (await environment.Seller.GetAsync("/attention"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)item["reason"]).ShouldBe("notification.unknown_order");

        var (status, shadow) = await environment.Seller.SendAsync(
            HttpMethod.Post,
            $"/notifications/{item["notificationId"]}/replay?shadow=true"
        );
        (status, (string?)shadow!["verdict"], shadow["shadow"]!.GetValue<bool>()).ShouldBe((200, "unknown_order", true));
        (await environment.Seller.SendAsync(HttpMethod.Post, $"/notifications/{item["notificationId"]}/replay")).Status.ShouldBe(200);
        (await environment.Seller.SendAsync(HttpMethod.Post, $"/notifications/{Guid.Empty:N}/replay")).Status.ShouldBe(404);
        ((string?)(await environment.Seller.PaymentsAsync(918273)).ShouldHaveSingleItem()["state"]).ShouldBe("pending");
    }

    [Fact]
    public async Task A_span_of_time_is_read_again_after_the_settings_were_mended()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        using var click = await environment.ClickAsync("complete");
        await environment.Seller.AddMethodAsync("card", password: "not-the-banks");
        using var paid = await environment.PressAsync(click.Headers.Location!, "pay");
        var day =
            $"from={TimeProvider.System.GetUtcNow().AddHours(-1):O}&before={TimeProvider.System.GetUtcNow().AddHours(1):O}".Replace(
                "+",
                "%2B",
                StringComparison.Ordinal
            );
        var (_, blind) = await environment.Seller.SendAsync(HttpMethod.Post, $"/notifications/replay?{day}&shadow=true");
        blind!["items"]!
            .AsArray()
            .ShouldAllBe(item =>
                (string?)item!["was"] == "rejected" && (string?)item["verdict"] == "rejected" && item["wasParser"]!.GetValue<int>() == 1
            );

        await environment.Seller.AddMethodAsync("card");
        var (status, shadow) = await environment.Seller.SendAsync(HttpMethod.Post, $"/notifications/replay?{day}&shadow=true");
        status.ShouldBe(200);
        var first = shadow!["items"]!.AsArray()[0]!;
        ((string?)first["was"], (string?)first["verdict"], shadow["next"]).ShouldBe(("rejected", "applied", null));

        (await environment.Seller.SendAsync(HttpMethod.Post, $"/notifications/replay?{day}")).Status.ShouldBe(200);
        await environment.Crm.PaidAsync(918273);
        (await environment.Seller.SendAsync(HttpMethod.Post, "/notifications/replay?from=yesterday&before=now")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task A_shadow_tells_what_would_change_and_changes_nothing()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        using var click = await environment.ClickAsync("complete");
        var payment = await environment.Bank.OnlyPaymentAsync();
        // Of another sum: kept, on the desk, and as little believed the second time.
        await environment.Bank.NotifyAsync((string)payment["paymentId"]!, new JsonObject { ["status"] = "CONFIRMED", ["amount"] = 1 });

        var notification = (await environment.Seller.GetAsync("/attention"))["items"]!
            .AsArray()
            .Single(item => (string?)item!["reason"] == "notification.mismatch")!["notificationId"];
        var (_, shadow) = await environment.Seller.SendAsync(HttpMethod.Post, $"/notifications/{notification}/replay?shadow=true");

        ((string?)shadow!["verdict"], (string?)shadow["before"], (string?)shadow["after"]).ShouldBe(("mismatch", "pending", "pending"));
        ((string?)(await environment.Seller.TimelineAsync((string)shadow["paymentId"]!))["payment"]!["state"]).ShouldBe("pending");
    }
}
