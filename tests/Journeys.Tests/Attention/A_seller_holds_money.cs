using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Attention;

public sealed class A_seller_holds_money(PostgresFixture postgres)
{
    private const long Complete = 918273;

    [Fact]
    public async Task A_smaller_sum_is_captured_and_the_invoice_is_paid_in_part()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        var payment = await AuthorizedAsync(environment);

        var (more, refusal) = await CaptureAsync(environment, payment, "more", "99999999.00");
        (more, (string?)refusal!["code"]).ShouldBe((409, "capture.beyond_authorized"));
        var (status, operation) = await CaptureAsync(environment, payment, "less", "1000.00");
        status.ShouldBe(200, operation?.ToJsonString());

        var story = await environment.Seller.TimelineAsync(payment);
        ((string?)story["payment"]!["state"], (string?)story["payment"]!["amount"]!["value"]).ShouldBe(("paid", "1000.00"));
        ((string?)(await environment.Bank.OnlyPaymentAsync())["status"]).ShouldBe("CONFIRMED");
        await Eventually.TrueAsync(
            async () => (string?)(await environment.Crm.InvoiceAsync(Complete))["status"] == "partially_paid",
            "the invoice is paid in part"
        );
        await environment.Bank.NotifyAsync((string)(await environment.Bank.OnlyPaymentAsync())["paymentId"]!);
        ((string?)(await environment.Seller.TimelineAsync(payment))["payment"]!["attention"]).ShouldBe("invoice.sum_changed");

        var (rest, _) = await environment.Seller.RefundAsync(payment, "back");
        rest.ShouldBe(200);
        ((string?)(await environment.Bank.OnlyPaymentAsync())["status"]).ShouldBe("REFUNDED");
    }

    [Fact]
    public async Task A_hold_is_released_once_and_nothing_is_paid()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        var payment = await AuthorizedAsync(environment);

        (await CancelAsync(environment, payment, "release")).Status.ShouldBe(200);
        (await CancelAsync(environment, payment, "release")).Status.ShouldBe(200);
        (await CancelAsync(environment, payment, "once-more")).Status.ShouldBe(409);

        ((string?)(await environment.Bank.OnlyPaymentAsync())["status"]).ShouldBe("REVERSED");
        ((string?)(await environment.Seller.TimelineAsync(payment))["payment"]!["state"]).ShouldBe("canceled");
        ((string?)(await environment.Crm.InvoiceAsync(Complete))["status"]).ShouldBe("created");
    }

    [Fact]
    public async Task A_capture_after_another_method_has_paid_is_on_the_desk()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        // Both forms stand open before one of them is used.
        using var click = await environment.ClickAsync("complete");
        var held = await AuthorizedAsync(environment);
        using var paid = await environment.PressAsync(click.Headers.Location!, "pay");
        await environment.Crm.NotedAsync(Complete, 1);
        // The bank's own news would tell it, too; here the answer to the order must.
        await environment.InjectFaultAsync(new JsonObject { ["operation"] = "tbank.notification", ["kind"] = "lose" });

        (await environment.Seller.SendAsync(HttpMethod.Post, $"/payments/{held}/capture", null, "late")).Status.ShouldBe(200);

        ((string?)(await environment.Seller.TimelineAsync(held))["payment"]!["attention"]).ShouldBe("payment.paid_twice");
    }

    private static Task<(int Status, JsonNode? Body)> CaptureAsync(
        EmulatedEnvironment environment,
        string payment,
        string key,
        string sum
    ) => environment.Seller.SendAsync(HttpMethod.Post, $"/payments/{payment}/capture", SellerView.Sum(sum), key);

    private static Task<(int Status, JsonNode? Body)> CancelAsync(EmulatedEnvironment environment, string payment, string key) =>
        environment.Seller.SendAsync(HttpMethod.Post, $"/payments/{payment}/cancel", null, key);

    private static async Task<string> AuthorizedAsync(EmulatedEnvironment environment)
    {
        await environment.Seller.AddMethodAsync("held", "two");
        using var click = await environment.ClickAsync(new Uri(new Uri(environment.Options.GatewayUrl), $"/pay/31415926/{Complete}/held"));
        using var paid = await environment.PressAsync(click.Headers.Location!, "pay");
        var payment = (string)(await environment.Seller.PaymentsAsync(Complete)).Single(one => (string?)one["method"] == "held")["id"]!;
        await Eventually.TrueAsync(
            async () => (string?)(await environment.Seller.TimelineAsync(payment))["payment"]!["state"] == "authorized",
            "the money is held"
        );
        return payment;
    }
}
