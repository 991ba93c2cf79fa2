using System.Net.Http.Json;
using CleanAcquiring.Emulator.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

public sealed class TBankNotificationTests
{
    [Theory]
    [InlineData("\"OK\"")]
    [InlineData("ok")]
    [InlineData("\uFEFFOK")]
    [InlineData("OK\n")]
    public async Task A_reply_other_than_ok_leaves_the_notification_unaccepted(string reply)
    {
        await using var bench = await TBankBench.OpenAsync();
        bench.Merchant.Reply = reply;
        var id = await AuthorizedAsync(bench);
        (await bench.Merchant.NextAsync()).Status().ShouldBe("AUTHORIZED");
        (await bench.FirstPaymentAsync()).GetProperty("notifications").GetProperty("accepted").GetInt32().ShouldBe(0);

        (await bench.CallAsync("Resend", [])).GetProperty("Count").GetInt32().ShouldBe(1);
        (await bench.Merchant.NextAsync()).GetProperty("PaymentId").GetRawText().ShouldBe(id);
        bench.Merchant.Reply = "OK";
        await bench.ControlAsync("resend");
        (await bench.CallAsync("Resend", [])).GetProperty("Count").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task An_unaccepted_notification_is_repeated()
    {
        await using var bench = await TBankBench.OpenAsync();
        bench.Merchant.Reply = "FAIL";
        await AuthorizedAsync(bench);
        var first = await bench.Merchant.NextAsync();
        (await bench.Merchant.NextAsync()).GetRawText().ShouldBe(first.GetRawText());
    }

    [Fact]
    public async Task The_last_notification_can_be_sent_again_unchanged()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await AuthorizedAsync(bench);
        var first = await bench.Merchant.NextAsync();
        (await bench.ControlAsync($"notify/{id}")).GetProperty("accepted").GetBoolean().ShouldBeTrue();
        (await bench.Merchant.NextAsync()).GetRawText().ShouldBe(first.GetRawText());
    }

    [Fact]
    public async Task An_altered_notification_is_signed_rightly_or_wrongly()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await AuthorizedAsync(bench);
        await bench.Merchant.NextAsync();

        await bench.ControlAsync($"notify/{id}", new { status = "CONFIRMED", amount = 1, orderId = "other" });
        var altered = await bench.Merchant.NextAsync();
        (altered.Status(), altered.GetProperty("Amount").GetInt64(), altered.GetProperty("OrderId").GetString()).ShouldBe(
            ("CONFIRMED", 1, "other")
        );
        TBankSigning.IsSigned(altered, DemoTerminals.Normal.Password).ShouldBeTrue();

        await bench.ControlAsync($"notify/{id}", new { badToken = true });
        TBankSigning.IsSigned(await bench.Merchant.NextAsync(), DemoTerminals.Normal.Password).ShouldBeFalse();
        (await bench.StatusAsync(id)).ShouldBe("AUTHORIZED");
    }

    [Fact]
    public async Task A_fault_duplicates_a_notification_or_signs_it_wrongly()
    {
        await using var bench = await TBankBench.OpenAsync();
        await InjectFaultAsync(bench, "duplicate");
        await AuthorizedAsync(bench);
        var first = await bench.Merchant.NextAsync();
        (await bench.Merchant.NextAsync()).GetRawText().ShouldBe(first.GetRawText());

        await InjectFaultAsync(bench, "wrong-signature");
        await AuthorizedAsync(bench, "kb-2");
        TBankSigning.IsSigned(await bench.Merchant.NextAsync(), DemoTerminals.Normal.Password).ShouldBeFalse();
    }

    private static async Task InjectFaultAsync(TBankBench bench, string kind)
    {
        var plan = new { faults = new[] { new { operation = "tbank.notification", kind, times = 1 } } };
        using var response = await bench.Client.PutAsJsonAsync($"{bench.Address}/faults", plan, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static Task<string> AuthorizedAsync(TBankBench bench, string orderId = "kb-1") =>
        bench.PaidAsync(TBankOrders.AnOrder(orderId).With("PayType", "T").With("NotificationURL", bench.Merchant.Address));
}
