using System.Globalization;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Seller;

public sealed class A_payment_is_refunded(PostgresFixture postgres)
{
    private const long ThreeLines = 918291;

    [Fact]
    public async Task By_one_kopeck_then_the_rest_and_never_beyond()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var payment = await PaidAsync(shop);
        (await shop.Seller.DetailsAsync(payment))["receipt"]!.AsArray().Count.ShouldBe(3);

        var (status, kopeck) = await shop.Seller.RefundAsync(payment, "kopeck", "0.01");
        status.ShouldBe(200, kopeck?.ToJsonString());
        ((string?)kopeck!["lines"]!.AsArray().ShouldHaveSingleItem()!["amount"]!["value"]).ShouldBe("0.01");
        var partly = await shop.Seller.PaymentAsync(payment);
        ((string?)partly["state"], (string?)partly["attention"]).ShouldBe(("partiallyRefunded", null));

        // One note may report two refunds at once.
        await shop.Crm.NotedAsync(2, ThreeLines);

        var paid = decimal.Parse((string)partly["amount"]!["value"]!, CultureInfo.InvariantCulture);
        var (conflict, refusal) = await shop.Seller.RefundAsync(payment, "too-much", Text(paid));
        (conflict, (string?)refusal!["code"]).ShouldBe((409, "refund.beyond_paid"));

        var (ok, rest) = await shop.Seller.RefundAsync(payment, "rest");
        ok.ShouldBe(200, rest?.ToJsonString());
        ((string?)rest!["amount"]!["value"]).ShouldBe(Text(paid - 0.01m));
        var (repeated, same) = await shop.Seller.RefundAsync(payment, "rest");
        (repeated, (int)same!["number"]!, (string?)same["state"]).ShouldBe((200, (int)rest["number"]!, "succeeded"));
        (await shop.Seller.RefundAsync(payment, "one-more", "0.01")).Status.ShouldBe(409);

        (shop.Acquirer.OnlyPayment.Refunded, shop.Acquirer.OnlyPayment.NetPaid).ShouldBe((paid, 0m));
        ((string?)(await shop.Seller.PaymentAsync(payment))["state"]).ShouldBe("refunded");
        await shop.Crm.NotedAsync(3, ThreeLines);
    }

    [Fact]
    public async Task Once_even_if_the_response_is_lost()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var payment = await PaidAsync(shop);
        await shop.InjectFaultAsync(shop.Acquirer.Call(CallPurpose.Cancel), "garbage", times: 1);

        var (status, refund) = await shop.Seller.RefundAsync(payment, "lost", "100.00");

        // On a slow machine the acquirer is asked, and says so, before the seller has his answer.
        (status, (string?)refund!["state"]).ShouldBeOneOf((202, "unknown"), (200, "succeeded"));
        await Eventually.TrueAsync(
            async () => (string?)(await shop.Seller.DetailsAsync(payment))["operations"]![0]!["state"] == "succeeded",
            "the refund is found at the acquirer");
        (await shop.Seller.RefundAsync(payment, "lost", "100.00")).Status.ShouldBe(200);
        var refunded = await shop.Seller.PaymentAsync(payment);
        ((string?)refunded["refunded"]!["value"], (string?)refunded["attention"]).ShouldBe(("100.00", null));
        shop.Acquirer.OnlyPayment.Refunded.ShouldBe(100m);
    }

    [Fact]
    public async Task With_the_same_key_after_an_outage()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var payment = await PaidAsync(shop);
        await shop.InjectFaultAsync(shop.Acquirer.AnyCall, "status", status: 429);

        (await shop.Seller.RefundAsync(payment, "again")).Status.ShouldBe(503);
        await shop.ClearFaultsAsync();

        (await shop.Seller.RefundAsync(payment, "again")).Status.ShouldBe(200);
        (shop.Acquirer.OnlyPayment.IsCaptured, shop.Acquirer.OnlyPayment.NetPaid).ShouldBe((true, 0m));
    }

    private static async Task<string> PaidAsync(Shop shop)
    {
        await shop.PayAsync("vat-on-top");
        await shop.Crm.NotedAsync(1, ThreeLines);
        return (string)(await shop.Seller.OnlyPaymentAsync(ThreeLines))["id"]!;
    }

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
