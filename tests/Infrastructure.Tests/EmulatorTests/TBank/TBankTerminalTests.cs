using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

public sealed class TBankTerminalTests
{
    [Fact]
    public async Task The_terminal_that_is_down_returns_429_without_effect()
    {
        await using var bench = await TBankBench.OpenAsync();
        using var response = await bench.PostAsync("Init", TBankOrders.AnOrder().With("TerminalKey", DemoTerminals.Down.TerminalKey));
        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_blocked_terminal_is_refused()
    {
        await using var bench = await TBankBench.OpenAsync();
        (await bench.CallAsync("Init", TBankOrders.AnOrder(), DemoTerminals.Declines)).Code().ShouldBe("202");
    }

    [Fact]
    public async Task The_silent_terminal_opens_a_payment_without_a_response()
    {
        await using var bench = await TBankBench.OpenAsync();
        var order = TBankOrders.AnOrder().With("TerminalKey", DemoTerminals.Silent.TerminalKey);
        order["Token"] = TBankSigning.Token(order, DemoTerminals.Silent.Password);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var silence = bench.PostAsync("Init", order, timeout.Token);

        JsonElement found;
        do
        {
            found = await bench.CallAsync("CheckOrder", new() { ["OrderId"] = "kb-1" }, DemoTerminals.Silent);
        }
        while (found.Code() == "335");

        var row = found.GetProperty("Payments")[0];
        row.Status().ShouldBe("NEW");
        row.GetProperty("Success").GetString().ShouldBe("true");
        row.GetProperty("ErrorCode").GetInt32().ShouldBe(0);
        silence.IsCompleted.ShouldBeFalse();
        await timeout.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => silence);
        var id = row.GetProperty("PaymentId").GetString()!;
        (await bench.CallAsync("Cancel", TBankOrders.Of(id), DemoTerminals.Silent)).Status().ShouldBe("CANCELED");
    }

    [Fact]
    public async Task A_terminal_lists_its_payment_methods()
    {
        await using var bench = await TBankBench.OpenAsync();

        (await MethodsAsync(bench, DemoTerminals.Normal)).ShouldBe("[]");
        (await MethodsAsync(bench, DemoTerminals.Sbp)).ShouldBe("""[{"PayMethod":"SBP"}]""");
    }

    [Fact]
    public async Task Only_the_sbp_terminal_gives_links_from_ten_roubles_up()
    {
        await using var bench = await TBankBench.OpenAsync();
        (await bench.CallAsync("GetQr", TBankOrders.Of(await bench.InitAsync(TBankOrders.AnOrder())))).Code().ShouldBe("3001");
        var small = await bench.InitAsync(TBankOrders.AnOrder(amount: 999), DemoTerminals.Sbp);
        (await bench.CallAsync("GetQr", TBankOrders.Of(small), DemoTerminals.Sbp)).Code().ShouldBe("3016");
    }

    [Fact]
    public async Task Sbp_is_captured_at_once_and_refunded_asynchronously()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.InitAsync(
            TBankOrders.AnOrder().With("PayType", "T").With("NotificationURL", bench.Merchant.Address),
            DemoTerminals.Sbp
        );
        var link = (await bench.CallAsync("GetQr", TBankOrders.Of(id), DemoTerminals.Sbp)).GetProperty("Data").GetString()!;
        link.ShouldBe($"{bench.Address}/acquirers/tbank/sbp/{id}");
        (await bench.StatusAsync(id, DemoTerminals.Sbp)).ShouldBe("FORM_SHOWED");

        using var response = await bench.SendAsync(id, "pay", "sbp");
        (await bench.Merchant.NextAsync()).Status().ShouldBe("CONFIRMED");
        (await bench.CallAsync("Cancel", TBankOrders.Of(id), DemoTerminals.Sbp)).Status().ShouldBe("ASYNC_REFUNDING");
        (await bench.StatusAsync(id, DemoTerminals.Sbp)).ShouldBe("REFUNDED");
        (await bench.Merchant.NextAsync()).Status().ShouldBe("REFUNDED");
    }

    [Fact]
    public async Task Sbp_allows_three_attempts()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.InitAsync(TBankOrders.AnOrder(), DemoTerminals.Sbp);
        await bench.CallAsync("GetQr", TBankOrders.Of(id), DemoTerminals.Sbp);
        foreach (var status in (string[])["FORM_SHOWED", "FORM_SHOWED", "REJECTED"])
        {
            using var response = await bench.SendAsync(id, "decline", "sbp");
            (await bench.StatusAsync(id, DemoTerminals.Sbp)).ShouldBe(status);
        }
    }

    [Theory]
    [InlineData(null, "CONFIRMED")]
    [InlineData("IsRejected", "REJECTED")]
    [InlineData("IsDeadlineExpired", "DEADLINE_EXPIRED")]
    public async Task Sbp_can_be_tested_without_a_buyer(string? flag, string status)
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await bench.InitAsync(TBankOrders.AnOrder(), DemoTerminals.Sbp);
        await bench.CallAsync("GetQr", TBankOrders.Of(id), DemoTerminals.Sbp);
        var test = TBankOrders.Of(id);
        await bench.CallAsync("SbpPayTest", flag is null ? test : test.With(flag, true), DemoTerminals.Sbp);
        (await bench.StatusAsync(id, DemoTerminals.Sbp)).ShouldBe(status);
    }

    private static async Task<string> MethodsAsync(TBankBench bench, DemoTerminal terminal) =>
        (await bench.Client.GetFromJsonAsync<JsonElement>(
            $"{bench.Address}/acquirers/tbank/v2/GetTerminalPayMethods?TerminalKey={terminal.TerminalKey}",
            TestContext.Current.CancellationToken))
        .GetProperty("TerminalInfo").GetProperty("Paymethods").GetRawText();
}
