using System.Net;
using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

public sealed class TBankPayingTests
{
    [Fact]
    public async Task A_paid_order_is_notified_before_the_buyer_returns()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.InitAsync(TBankOrders.AnOrder().With("NotificationURL", bench.Merchant.Address));
        using var response = await bench.SendAsync(id, "pay");

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.AbsoluteUri.ShouldBe("https://shop.example/ok");
        JsonElement[] notifications = [await bench.Merchant.NextAsync(), await bench.Merchant.NextAsync()];
        notifications.Select(notification => notification.Status()).ShouldBe(["AUTHORIZED", "CONFIRMED"], ignoreOrder: true);
        notifications.ShouldAllBe(notification => TBankSigning.IsSigned(notification, DemoTerminals.Normal.Password));
        notifications.ShouldAllBe(notification => notification.GetProperty("PaymentId").ValueKind == JsonValueKind.Number);
        notifications.ShouldAllBe(notification => notification.GetProperty("Amount").GetInt64() == TBankOrders.Amount);
        (await bench.StatusAsync(id)).ShouldBe("CONFIRMED");
        (await bench.FirstPaymentAsync()).GetProperty("notifications").GetProperty("accepted").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_two_stage_order_is_authorized_and_confirmed_once()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.PaidAsync(TBankOrders.AnOrder().With("PayType", "T").With("NotificationURL", bench.Merchant.Address));
        (await bench.Merchant.NextAsync()).Status().ShouldBe("AUTHORIZED");
        (await bench.CallAsync("Confirm", TBankOrders.Of(id))).Status().ShouldBe("CONFIRMED");
        (await bench.Merchant.NextAsync()).Status().ShouldBe("CONFIRMED");
        (await bench.CallAsync("Confirm", TBankOrders.Of(id))).Code().ShouldBe("100");
    }

    [Fact]
    public async Task A_partial_capture_needs_a_receipt_of_its_amount()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.PaidAsync(TBankOrders.AnOrder().With("PayType", "T"));
        (await bench.CallAsync("Confirm", TBankOrders.Of(id).With("Amount", TBankOrders.Amount + 1))).Code().ShouldBe("100");
        (await bench.CallAsync("Confirm", TBankOrders.Of(id).With("Amount", 4000))).Code().ShouldBe("309");
        (await bench.CallAsync("Confirm", TBankOrders.Of(id).With("Amount", 4000).With("Receipt", TBankOrders.AReceipt(4000))))
            .Code()
            .ShouldBe("0");
        (await bench.CallAsync("GetState", TBankOrders.Of(id))).GetProperty("Amount").GetInt64().ShouldBe(4000);
    }

    [Theory]
    [InlineData("decline", "https://shop.example/fail", "REJECTED")]
    [InlineData("cancel", "https://shop.example/fail", "FORM_SHOWED")]
    [InlineData("later", "https://shop.example/ok", "AUTHORIZING")]
    public async Task Another_button_than_pay_sets_its_status(string outcome, string back, string status)
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.InitAsync(TBankOrders.AnOrder());
        using var response = await bench.SendAsync(id, outcome);
        response.Headers.Location!.AbsoluteUri.ShouldBe(back);
        (await bench.StatusAsync(id)).ShouldBe(status);
    }

    [Fact]
    public async Task A_declined_payment_is_notified_with_its_error()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.InitAsync(TBankOrders.AnOrder().With("NotificationURL", bench.Merchant.Address));
        using var response = await bench.SendAsync(id, "decline");
        var notification = await bench.Merchant.NextAsync();
        notification.Status().ShouldBe("REJECTED");
        notification.GetProperty("Success").GetBoolean().ShouldBeFalse();
        notification.Code().ShouldBe("1051");
    }

    [Fact]
    public async Task A_payment_left_for_later_can_be_completed()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.InitAsync(TBankOrders.AnOrder());
        using var response = await bench.SendAsync(id, "later");
        await bench.ControlAsync($"complete/{id}");
        (await bench.StatusAsync(id)).ShouldBe("CONFIRMED");
    }

    [Fact]
    public async Task The_page_shows_the_order_and_its_payment()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.InitAsync(TBankOrders.AnOrder("kb-<1>"));
        var page = new Uri($"{bench.Address}/acquirers/tbank/pay/{id}");
        var form = await bench.Client.GetStringAsync(page, TestContext.Current.CancellationToken);
        form.ShouldContain("kb-&lt;1&gt;");
        form.ShouldContain("""<button name="outcome" value="pay">""");
        (await bench.StatusAsync(id)).ShouldBe("FORM_SHOWED");

        using var paid = await bench.SendAsync(id, "pay");
        (await bench.Client.GetStringAsync(page, TestContext.Current.CancellationToken)).ShouldContain("Оплачено");
        using var again = await bench.SendAsync(id, "pay");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task An_unpaid_payment_expires()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.InitAsync(TBankOrders.AnOrder());
        bench.Clock.Advance(TimeSpan.FromHours(24));
        (await bench.StatusAsync(id)).ShouldBe("DEADLINE_EXPIRED");
        using var late = await bench.SendAsync(id, "pay");
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await bench.StatusAsync(id)).ShouldBe("DEADLINE_EXPIRED");
    }
}
