using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Seller;

public sealed class A_payment_has_two_stages(PostgresFixture postgres)
{
    [Fact]
    public async Task A_partial_capture_pays_the_invoice_partially()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var payment = await AuthorizedAsync(shop);

        var (conflict, refusal) = await shop.Seller.CaptureAsync(payment, "more", "99999999.00");
        (conflict, (string?)refusal!["code"]).ShouldBe((409, "capture.beyond_authorized"));
        var (status, operation) = await shop.Seller.CaptureAsync(payment, "less", "1000.00");
        status.ShouldBe(200, operation?.ToJsonString());

        var captured = await shop.Seller.PaymentAsync(payment);
        ((string?)captured["state"], (string?)captured["amount"]!["value"]).ShouldBe(("paid", "1000.00"));
        (shop.Acquirer.OnlyPayment.IsCaptured, shop.Acquirer.OnlyPayment.NetPaid).ShouldBe((true, 1000m));
        await shop.Crm.StatusBecomesAsync("partially_paid");
        await shop.Acquirer.NotifyAsync(shop.Acquirer.OnlyPayment.Id);
        ((string?)(await shop.Seller.PaymentAsync(payment))["attention"]).ShouldBe("invoice.sum_changed");

        (await shop.Seller.RefundAsync(payment, "back")).Status.ShouldBe(200);
        (shop.Acquirer.OnlyPayment.IsCaptured, shop.Acquirer.OnlyPayment.NetPaid).ShouldBe((true, 0m));
    }

    [Fact]
    public async Task A_cancel_releases_the_authorization_once()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var payment = await AuthorizedAsync(shop);

        (await shop.Seller.CancelAsync(payment, "release")).Status.ShouldBe(200);
        (await shop.Seller.CancelAsync(payment, "release")).Status.ShouldBe(200);
        (await shop.Seller.CancelAsync(payment, "once-more")).Status.ShouldBe(409);

        shop.Acquirer.OnlyPayment.State.ShouldBe(EmulatedPaymentState.Canceled);
        ((string?)(await shop.Seller.PaymentAsync(payment))["state"]).ShouldBe("canceled");
        (await shop.Crm.StatusAsync()).ShouldBe("created");
    }

    [Fact]
    public async Task An_authorization_ends_the_other_form()
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.OpenPaymentAsync("complete");

        await AuthorizedAsync(shop);

        await Eventually.TrueAsync(
            async () => (await shop.Seller.PaymentsAsync())
                .Any(one => (string?)one["method"] == "card" && (string?)one["state"] == "canceled"),
            "the form of the other method is ended");
    }

    private static async Task<string> AuthorizedAsync(Shop shop)
    {
        await shop.Seller.AddMethodAsync("two_stage", twoStage: true);
        using var paid = await shop.PressAsync(await shop.OpenPaymentAsync(shop.PayLink("two_stage")));
        var payments = await shop.Seller.PaymentsAsync();
        var payment = (string)payments.Single(one => (string?)one["method"] == "two_stage")["id"]!;
        await Eventually.TrueAsync(
            async () => (string?)(await shop.Seller.PaymentAsync(payment))["state"] == "authorized",
            "the money is authorized");
        return payment;
    }
}
