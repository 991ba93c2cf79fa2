using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

public sealed class TBankCancelTests
{
    [Theory]
    [InlineData("new", null, "CANCELED", 0)]
    [InlineData("new", 4000L, "CANCELED", 0)]
    [InlineData("authorized", null, "REVERSED", 0)]
    [InlineData("authorized", 4000L, "PARTIAL_REVERSED", 6000)]
    [InlineData("paid", null, "REFUNDED", 0)]
    [InlineData("paid", 4000L, "PARTIAL_REFUNDED", 6000)]
    public async Task Cancel_cancels_releases_or_refunds_by_the_state(string state, long? amount, string status, long remains)
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await InAsync(bench, state);
        var answer = await CancelAsync(bench, id, amount);
        answer.Status().ShouldBe(status);
        answer.GetProperty("OriginalAmount").GetInt64().ShouldBe(TBankOrders.Amount);
        answer.GetProperty("NewAmount").GetInt64().ShouldBe(remains);
        answer.GetProperty("PaymentId").ValueKind.ShouldBe(JsonValueKind.Number);
        (await bench.StatusAsync(id)).ShouldBe(status);
    }

    [Theory]
    [InlineData("new", "100")]
    [InlineData("authorized", "100")]
    [InlineData("paid", "100")]
    [InlineData("declined", "4")]
    [InlineData("left", "8")]
    public async Task A_finished_payment_cannot_be_cancelled(string state, string code)
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await InAsync(bench, state);
        await CancelAsync(bench, id);
        (await CancelAsync(bench, id)).Code().ShouldBe(code);
    }

    [Fact]
    public async Task Partial_refunds_cannot_exceed_the_payment()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await InAsync(bench, "paid");
        await CancelAsync(bench, id, 4000);
        (await CancelAsync(bench, id, 6001)).Code().ShouldBe("330");
        (await CancelAsync(bench, id, 6000)).Status().ShouldBe("REFUNDED");
        (await bench.FirstPaymentAsync()).GetProperty("refunded").GetInt64().ShouldBe(TBankOrders.Amount);
    }

    [Fact]
    public async Task A_partial_refund_needs_a_receipt_of_its_amount()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await InAsync(bench, "paid");
        (await bench.CallAsync("Cancel", TBankOrders.Of(id).With("Amount", 4000))).Code().ShouldBe("309");
        (await bench.CallAsync("Cancel", TBankOrders.Of(id).With("Amount", 4000).With("Receipt", TBankOrders.AReceipt(3999))))
            .Code()
            .ShouldBe("308");
    }

    [Fact]
    public async Task The_same_request_id_refunds_once()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await InAsync(bench, "paid");
        await CancelAsync(bench, id, 4000, "refund-1");
        var again = await CancelAsync(bench, id, 4000, "refund-1");
        again.Status().ShouldBe("PARTIAL_REFUNDED");
        again.GetProperty("NewAmount").GetInt64().ShouldBe(6000);
        (await CancelAsync(bench, id, 4000, "refund-2")).GetProperty("NewAmount").GetInt64().ShouldBe(2000);
    }

    [Fact]
    public async Task Confirm_after_a_partial_release_needs_the_remaining_amount()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await InAsync(bench, "authorized");
        await CancelAsync(bench, id, 4000);
        (await bench.CallAsync("Confirm", TBankOrders.Of(id))).Code().ShouldBe("100");
        var rest = TBankOrders.Of(id).With("Amount", 6000).With("Receipt", TBankOrders.AReceipt(6000));
        (await bench.CallAsync("Confirm", rest)).Status().ShouldBe("CONFIRMED");
    }

    [Fact]
    public async Task A_payment_of_another_terminal_is_not_found()
    {
        await using var bench = await TBankBench.OpenAsync();
        var id = await InAsync(bench, "paid");
        (await bench.CallAsync("Cancel", TBankOrders.Of(id), DemoTerminals.Sbp)).Code().ShouldBe("255");
    }

    private static Task<JsonElement> CancelAsync(TBankBench bench, string id, long? amount = null, string? requestId = null)
    {
        var body = TBankOrders.Of(id).With("ExternalRequestId", requestId);
        return bench.CallAsync("Cancel", amount is { } part ? body.With("Amount", part).With("Receipt", TBankOrders.AReceipt(part)) : body);
    }

    private static async Task<string> InAsync(TBankBench bench, string state)
    {
        var id = await bench.InitAsync(TBankOrders.AnOrder().With("PayType", state == "authorized" ? "T" : "O"));
        var outcome = state switch { "declined" => "decline", "left" => "later", "new" => null, _ => "pay" };
        if (outcome is not null)
        {
            using var response = await bench.SendAsync(id, outcome);
        }

        return id;
    }
}
