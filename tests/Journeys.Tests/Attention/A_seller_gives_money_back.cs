using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Attention;

public sealed class A_seller_gives_money_back(PostgresFixture postgres)
{
    private const long ThreeLines = 918291;

    [Fact]
    public async Task A_kopeck_then_the_rest_and_not_one_kopeck_more()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        var payment = await PaidAsync(environment);
        var lines = (await environment.Seller.TimelineAsync(payment))["receipt"]!.AsArray();
        lines.Count.ShouldBe(3);

        var (small, first) = await environment.Seller.RefundAsync(payment, "kopeck", "0.01");
        small.ShouldBe(200, first?.ToJsonString());
        first!["lines"]!.AsArray().ShouldHaveSingleItem()!["amount"]!.GetValue<string>().ShouldBe("0.01");
        var story = await environment.Seller.TimelineAsync(payment);
        ((string?)story["payment"]!["state"]).ShouldBe("partiallyRefunded");
        ((string?)story["payment"]!["attention"]).ShouldBeNull();

        // Two refunds at once would be told in one note.
        await environment.Crm.NotedAsync(ThreeLines, 2);

        var paid = decimal.Parse((string)story["payment"]!["amount"]!["value"]!, System.Globalization.CultureInfo.InvariantCulture);
        var (tooMuch, refusal) = await environment.Seller.RefundAsync(payment, "too-much", Text(paid));
        (tooMuch, (string?)refusal!["code"]).ShouldBe((409, "refund.beyond_paid"));

        var (rest, last) = await environment.Seller.RefundAsync(payment, "rest");
        rest.ShouldBe(200, last?.ToJsonString());
        ((string?)last!["amount"]!["value"]).ShouldBe(Text(paid - 0.01m));
        var (again, same) = await environment.Seller.RefundAsync(payment, "rest");
        (again, same!["number"]!.GetValue<int>(), (string?)same["status"]).ShouldBe((200, last["number"]!.GetValue<int>(), "succeeded"));
        (await environment.Seller.RefundAsync(payment, "one-more", "0.01")).Status.ShouldBe(409);

        var bank = await environment.Bank.OnlyPaymentAsync();
        ((string?)bank["status"]).ShouldBe("REFUNDED");
        ((string?)(await environment.Seller.TimelineAsync(payment))["payment"]!["state"]).ShouldBe("refunded");
        await environment.Crm.NotedAsync(ThreeLines, 3);
    }

    [Fact]
    public async Task An_answer_that_is_lost_is_found_out_and_nothing_is_given_back_twice()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        var payment = await PaidAsync(environment);
        await environment.InjectFaultAsync(new JsonObject { ["operation"] = "tbank.cancel", ["kind"] = "garbage", ["times"] = 1 });

        var (status, operation) = await environment.Seller.RefundAsync(payment, "lost", "100.00");

        (status, (string?)operation!["status"]).ShouldBe((202, "unknown"));
        await Eventually.TrueAsync(
            async () => (string?)(await environment.Seller.TimelineAsync(payment))["operations"]![0]!["status"] == "succeeded",
            "the refund is found out"
        );
        (await environment.Seller.RefundAsync(payment, "lost", "100.00")).Status.ShouldBe(200);
        var story = await environment.Seller.TimelineAsync(payment);
        ((string?)story["payment"]!["refunded"]!["value"]).ShouldBe("100.00");
        ((string?)story["payment"]!["attention"]).ShouldBeNull();
        (await environment.Bank.OnlyPaymentAsync())["refunded"]!.GetValue<long>().ShouldBe(100_00);
    }

    [Fact]
    public async Task A_bank_that_is_not_reached_is_an_outage_and_the_same_key_may_come_again()
    {
        await using var environment = await EmulatedEnvironment.OpenAsync(postgres);
        var payment = await PaidAsync(environment);
        await environment.InjectFaultAsync(new JsonObject { ["operation"] = "tbank.*", ["kind"] = "status", ["status"] = 429 });

        (await environment.Seller.RefundAsync(payment, "again")).Status.ShouldBe(503);
        await environment.InjectFaultAsync();

        (await environment.Seller.RefundAsync(payment, "again")).Status.ShouldBe(200);
        ((string?)(await environment.Bank.OnlyPaymentAsync())["status"]).ShouldBe("REFUNDED");
    }

    internal static async Task<string> PaidAsync(EmulatedEnvironment environment)
    {
        using var click = await environment.ClickAsync("vat-on-top");
        using var paid = await environment.PressAsync(click.Headers.Location!, "pay");
        await environment.Crm.NotedAsync(ThreeLines, 1);
        return (string)(await environment.Seller.PaymentsAsync(ThreeLines)).ShouldHaveSingleItem()["id"]!;
    }

    private static string Text(decimal sum) => sum.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
