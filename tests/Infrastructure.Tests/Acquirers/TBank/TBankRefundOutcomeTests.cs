using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>News of refunds beside the bank's answer to ours.</summary>
public sealed class TBankRefundOutcomeTests
{
    private static readonly AcquirerReference Known = new(Terminal.OrderId, Terminal.PaymentId);

    [Theory]
    [InlineData("CONFIRMED", EvidenceKind.Paid)]
    [InlineData("PARTIAL_REFUNDED", EvidenceKind.PartiallyRefunded)]
    public async Task A_refund_turned_back_by_the_payers_bank_is_told_with_its_reason(string status, EvidenceKind kind)
    {
        var qr = Bank.Ok(("Status", status), ("QrCancelCode", "5043"), ("QrCancelMessage", "Счёт закрыт"));
        await using var bank = await Bank.AnsweringAsync(("GetState", BySbp(status)), ("GetQrState", qr));

        var evidence = (await QueryAsync(bank)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

        (evidence.Kind, evidence.RefundRefusal).ShouldBe((kind, "5043 Счёт закрыт"));
    }

    [Theory]
    [InlineData("ASYNC_REFUNDING")]
    [InlineData("REFUNDED")]
    [InlineData("FORM_SHOWED")]
    public async Task The_state_of_the_qr_code_is_asked_only_of_money_that_is_here(string status)
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", BySbp(status)));

        (await QueryAsync(bank)).ShouldBeOfType<QueryOutcome.Found>().Evidence.RefundRefusal.ShouldBeNull();

        bank.Calls.ShouldBe(["GetState"]);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(429)]
    [InlineData(502)]
    public async Task Without_the_state_of_the_qr_code_the_status_counts(int httpStatus)
    {
        await using var bank = await Bank.RespondingAsync(
            ("GetState", context => Bank.WriteAsync(context, 200, BySbp("CONFIRMED").ToJsonString())),
            ("GetQrState", context => Bank.WriteAsync(context, httpStatus, Bank.Refusal("255").ToJsonString())));

        var evidence = (await QueryAsync(bank)).ShouldBeOfType<QueryOutcome.Found>().Evidence;

        (evidence.Kind, evidence.RefundRefusal).ShouldBe((EvidenceKind.Paid, null));
    }

    [Fact]
    public async Task A_refused_refund_tells_of_a_refund_before_it()
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", Bank.State("PARTIAL_REFUNDED")), ("Cancel", Bank.Refusal("330")));

        var outcome = await bank.Acquirer.RefundAsync(
            new AcquirerOperation(Known, "key-1", Money.Rub(14_982m), null), Terminal.Settings(), TestContext.Current.CancellationToken);
        var refused = outcome.ShouldBeOfType<OperationOutcome.Refused>();

        (refused.Reason, refused.Evidence!.Kind).ShouldBe(("330 Отказ", EvidenceKind.PartiallyRefunded));
    }

    private static JsonObject BySbp(string status)
    {
        var state = Bank.State(status);
        state["Params"] = new JsonArray(
            new JsonObject { ["Key"] = "Route", ["Value"] = "ACQ" }, new JsonObject { ["Key"] = "Source", ["Value"] = "qrsbp" });
        return state;
    }

    private static Task<QueryOutcome> QueryAsync(Bank bank) =>
        bank.Acquirer.QueryAsync(Known, Terminal.Settings(), TestContext.Current.CancellationToken);
}
