using System.Net;
using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

/// <summary>Operations at the bank without a call of the merchant.</summary>
public sealed class TBankCabinetTests
{
    [Fact]
    public async Task A_payment_is_refunded_in_the_cabinet_in_part_then_whole()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.PaidAsync(TBankOrders.AnOrder().With("NotificationURL", bench.Merchant.Address));
        await bench.Merchant.NextAsync();
        await bench.Merchant.NextAsync();

        await bench.ControlAsync($"give-back/{id}", new { amount = 4000 });
        var part = await bench.Merchant.NextAsync();
        await bench.ControlAsync($"give-back/{id}");
        var whole = await bench.Merchant.NextAsync();

        (part.Status(), whole.Status()).ShouldBe(("PARTIAL_REFUNDED", "REFUNDED"));
        TBankSigning.IsSigned(part, DemoTerminals.Normal.Password).ShouldBeTrue();
        (await bench.FirstPaymentAsync()).GetProperty("refunded").GetInt64().ShouldBe(TBankOrders.Amount);
        (await bench.CallAsync("Cancel", TBankOrders.Of(id))).Code().ShouldBe("100");
    }

    [Fact]
    public async Task A_hold_is_released_in_the_cabinet_in_part_then_whole()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.PaidAsync(TBankOrders.AnOrder().With("PayType", "T").With("NotificationURL", bench.Merchant.Address));
        await bench.Merchant.NextAsync();

        await bench.ControlAsync($"give-back/{id}", new { amount = 4000 });
        var part = await bench.Merchant.NextAsync();
        await bench.ControlAsync($"give-back/{id}");

        (part.Status(), part.GetProperty("Amount").GetInt64()).ShouldBe(("PARTIAL_REVERSED", 6000));
        (await bench.StatusAsync(id)).ShouldBe("REVERSED");
        (await bench.FirstPaymentAsync()).GetProperty("refunded").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task More_than_there_is_cannot_be_given_back()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.PaidAsync(TBankOrders.AnOrder());

        (await RefusedAsync(bench, $"give-back/{id}", """{"amount":10001}""")).ShouldBe(HttpStatusCode.Conflict);
        (await RefusedAsync(bench, "give-back/1", "{}")).ShouldBe(HttpStatusCode.Conflict);
        (await RefusedAsync(bench, $"refuse-refund/{id}", "{}")).ShouldBe(HttpStatusCode.Conflict);
        (await bench.StatusAsync(id)).ShouldBe("CONFIRMED");
    }

    [Fact]
    public async Task An_sbp_refund_is_turned_back_by_the_payers_bank()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await PaidBySbpAsync(bench);
        await bench.ControlAsync($"refuse-refund/{id}", new { code = "5043", message = "Счёт закрыт" });

        (await bench.CallAsync("Cancel", TBankOrders.Of(id), DemoTerminals.Sbp)).Status().ShouldBe("ASYNC_REFUNDING");
        (await bench.StatusAsync(id, DemoTerminals.Sbp)).ShouldBe("CONFIRMED");

        Refusal(await bench.CallAsync("GetQrState", TBankOrders.Of(id), DemoTerminals.Sbp)).ShouldBe(("CONFIRMED", "5043", "Счёт закрыт"));
        (await bench.FirstPaymentAsync()).GetProperty("refunded").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task The_refund_after_a_refused_one_succeeds()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await PaidBySbpAsync(bench);
        await bench.ControlAsync($"refuse-refund/{id}");
        await bench.CallAsync("Cancel", TBankOrders.Of(id), DemoTerminals.Sbp);
        await bench.StatusAsync(id, DemoTerminals.Sbp);
        bench.Clock.Advance(TimeSpan.FromHours(1));

        (await bench.CallAsync("Cancel", TBankOrders.Of(id), DemoTerminals.Sbp)).Status().ShouldBe("ASYNC_REFUNDING");
        Refusal(await bench.CallAsync("GetQrState", TBankOrders.Of(id), DemoTerminals.Sbp)).ShouldBe(("REFUNDED", "", ""));
    }

    [Fact]
    public async Task A_receipt_is_announced_made_or_failed()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.PaidAsync(TBankOrders.AnOrder().With("PayType", "T").With("NotificationURL", bench.Merchant.Address));
        await bench.Merchant.NextAsync();

        await bench.ControlAsync($"receipt/{id}");
        var made = await bench.Merchant.NextAsync();
        await bench.ControlAsync($"receipt/{id}", new { errorMessage = "Касса не отвечает" });
        var failed = await bench.Merchant.NextAsync();

        (made.Status(), made.GetProperty("Success").GetBoolean()).ShouldBe(("RECEIPT", true));
        made.GetProperty("FiscalDocumentAttribute").GetInt64().ShouldBeGreaterThan(int.MaxValue);
        (failed.GetProperty("Success").GetBoolean(), failed.GetProperty("ErrorMessage").GetString()).ShouldBe((false, "Касса не отвечает"));
        TBankSigning.IsSigned(failed, DemoTerminals.Normal.Password).ShouldBeTrue();
        (await bench.StatusAsync(id)).ShouldBe("AUTHORIZED");
    }

    [Fact]
    public async Task The_form_of_a_declined_card_takes_another_card_until_it_expires()
    {
        await using var bench = await TBankBench.OpenAsync();
        var paid = await bench.InitAsync(TBankOrders.AnOrder());
        var late = await bench.InitAsync(TBankOrders.AnOrder("kb-2"));
        foreach (var id in (string[])[paid, late])
        {
            using var declined = await bench.SendAsync(id, "decline");
            (await bench.StatusAsync(id)).ShouldBe("REJECTED");
        }

        var form = await bench.Client.GetStringAsync(
            new Uri($"{bench.Address}/acquirers/tbank/pay/{paid}"), TestContext.Current.CancellationToken);
        using var pay = await bench.SendAsync(paid, "pay");
        bench.Clock.Advance(TimeSpan.FromHours(24));
        using var tooLate = await bench.SendAsync(late, "pay");

        form.ShouldContain("""<button name="outcome" value="pay">""");
        (await bench.StatusAsync(paid)).ShouldBe("CONFIRMED");
        tooLate.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await bench.StatusAsync(late)).ShouldBe("REJECTED");
    }

    [Fact]
    public async Task A_hold_lapses_after_seven_days_of_the_calendar()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.PaidAsync(TBankOrders.AnOrder().With("PayType", "T"));
        bench.Clock.Advance(TimeSpan.FromDays(6));
        var before = await bench.StatusAsync(id);
        bench.Clock.Advance(TimeSpan.FromDays(1));

        (before, await bench.StatusAsync(id)).ShouldBe(("AUTHORIZED", "REVERSED"));
        (await bench.CallAsync("Confirm", TBankOrders.Of(id))).Code().ShouldBe("100");
    }

    private static (string Status, string Code, string Message) Refusal(JsonElement state) =>
        (state.Status(), state.GetProperty("QrCancelCode").GetString()!, state.GetProperty("QrCancelMessage").GetString()!);

    private static async Task<string> PaidBySbpAsync(TBankBench bench)
    {
        var id = await bench.InitAsync(TBankOrders.AnOrder(), DemoTerminals.Sbp);
        await bench.CallAsync("GetQr", TBankOrders.Of(id), DemoTerminals.Sbp);
        using var paid = await bench.SendAsync(id, "pay", "sbp");
        return id;
    }

    private static async Task<HttpStatusCode> RefusedAsync(TBankBench bench, string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await bench.Client.PostAsync(
            new Uri($"{bench.Address}/acquirers/tbank/state/{path}"), content, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
