using System.Net.Http.Json;
using CleanAcquiring.Emulator;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests;

public sealed class TBankNotificationTests
{
    [Theory]
    [InlineData("\"OK\"")]
    [InlineData("ok")]
    [InlineData("\uFEFFOK")]
    [InlineData("OK\n")]
    public async Task Anything_but_the_two_letters_leaves_the_letter_unheard_until_it_is_sent_again(string reply)
    {
        await using var bench = await TBankBench.OpenAsync();
        bench.Merchant.Reply = reply;
        var id = await AuthorizedAsync(bench);
        (await bench.Merchant.NextAsync()).Status().ShouldBe("AUTHORIZED");
        (await bench.BooksAsync()).GetProperty("notifications").GetProperty("accepted").GetInt32().ShouldBe(0);

        (await bench.CallAsync("Resend", [])).GetProperty("Count").GetInt32().ShouldBe(1);
        (await bench.Merchant.NextAsync()).GetProperty("PaymentId").GetRawText().ShouldBe(id);
        bench.Merchant.Reply = "OK";
        await bench.LeverAsync("resend");
        (await bench.CallAsync("Resend", [])).GetProperty("Count").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task An_unheard_letter_comes_again_by_itself()
    {
        await using var bench = await TBankBench.OpenAsync();
        bench.Merchant.Reply = "FAIL";
        await AuthorizedAsync(bench);
        var first = await bench.Merchant.NextAsync();
        (await bench.Merchant.NextAsync()).GetRawText().ShouldBe(first.GetRawText());
    }

    [Fact]
    public async Task The_last_letter_comes_again_word_for_word()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await AuthorizedAsync(bench);
        var first = await bench.Merchant.NextAsync();
        (await bench.LeverAsync($"notify/{id}")).GetProperty("accepted").GetBoolean().ShouldBeTrue();
        (await bench.Merchant.NextAsync()).GetRawText().ShouldBe(first.GetRawText());
    }

    [Fact]
    public async Task A_forged_letter_says_other_things_under_a_good_or_a_bad_token()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await AuthorizedAsync(bench);
        await bench.Merchant.NextAsync();

        await bench.LeverAsync($"notify/{id}", new { status = "CONFIRMED", amount = 1, orderId = "other" });
        var forged = await bench.Merchant.NextAsync();
        (forged.Status(), forged.GetProperty("Amount").GetInt64(), forged.GetProperty("OrderId").GetString()).ShouldBe(
            ("CONFIRMED", 1, "other")
        );
        TBankSigning.IsSigned(forged, DemoTerminals.Normal.Password).ShouldBeTrue();

        await bench.LeverAsync($"notify/{id}", new { badToken = true });
        TBankSigning.IsSigned(await bench.Merchant.NextAsync(), DemoTerminals.Normal.Password).ShouldBeFalse();
        (await bench.StatusAsync(id)).ShouldBe("AUTHORIZED");
    }

    [Fact]
    public async Task Mischief_sends_a_letter_twice_or_signs_it_wrongly()
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
        var order = new { faults = new[] { new { operation = "tbank.notification", kind, times = 1 } } };
        using var response = await bench.Client.PutAsJsonAsync($"{bench.Address}/faults", order, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static Task<string> AuthorizedAsync(TBankBench bench, string orderId = "kb-1") =>
        bench.PaidAsync(TBankOrders.AnOrder(orderId).With("PayType", "T").With("NotificationURL", bench.Merchant.Address));
}
