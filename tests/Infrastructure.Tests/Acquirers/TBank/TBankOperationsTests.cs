using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankOperationsTests
{
    private static readonly AcquirerReference Known = new(Terminal.OrderId, Terminal.PaymentId);

    [Theory]
    [InlineData("CONFIRMED", EvidenceKind.Paid)]
    [InlineData("PARTIAL_REFUNDED", EvidenceKind.PartiallyRefunded)]
    [InlineData("ASYNC_REFUNDING", EvidenceKind.Paid)]
    [InlineData("AUTHORIZING", EvidenceKind.Pending)]
    [InlineData("REJECTED", EvidenceKind.Declined)]
    public async Task A_cancel_never_becomes_a_refund(string status, EvidenceKind kind)
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", Bank.State(status)));

        (await CancelAsync(bank)).ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(kind);

        bank.Calls.ShouldBe(["GetState"]);
    }

    [Theory]
    [InlineData("NEW", "CANCELED", EvidenceKind.Canceled)]
    [InlineData("AUTHORIZED", "REVERSED", EvidenceKind.Canceled)]
    [InlineData("FORM_SHOWED", "CONFIRMED", EvidenceKind.Paid)]
    public async Task After_a_cancel_the_state_decides(string before, string after, EvidenceKind kind)
    {
        await using var bank = await Bank.AnsweringAsync(
            ("GetState", Bank.State(before)),
            ("Cancel", Bank.Ok(("Status", "CANCELED"))),
            ("GetState", Bank.State(after))
        );

        (await CancelAsync(bank)).ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(kind);

        bank.Sent("Cancel").TryGetProperty("Amount", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_silent_cancel_of_a_live_payment_is_unknown()
    {
        await using var bank = await Bank.RespondingAsync(
            ("GetState", context => Bank.WriteAsync(context, 200, Bank.State("NEW").ToJsonString())),
            ("Cancel", Bank.CutAsync)
        );

        (await CancelAsync(bank)).ShouldBeOfType<OperationOutcome.Unknown>();
    }

    [Fact]
    public async Task A_cancel_that_the_bank_refuses_is_refused()
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", Bank.State("NEW")), ("Cancel", Bank.Refusal("324")));

        (await CancelAsync(bank)).ShouldBe(new OperationOutcome.Refused("324 Отказ"));
    }

    [Fact]
    public async Task A_refund_is_sent_with_its_key_and_sum()
    {
        await using var bank = await Bank.AnsweringAsync(
            ("GetState", Bank.State("CONFIRMED")),
            ("Cancel", Bank.Ok(("Status", "PARTIAL_REFUNDED"), ("OriginalAmount", 1_498_200), ("NewAmount", 1_398_200))));

        var evidence = (await RefundAsync(bank, 1_000m)).ShouldBeOfType<OperationOutcome.Done>().Evidence!;

        evidence.Kind.ShouldBe(EvidenceKind.PartiallyRefunded);
        (evidence.Refunded, evidence.NetPaid).ShouldBe((null, Money.Rub(13_982m)));
        bank.Sent("Cancel").GetProperty("ExternalRequestId").GetString().ShouldBe("key-1");
        bank.Sent("Cancel").GetProperty("Amount").GetInt64().ShouldBe(100_000);
    }

    [Fact]
    public async Task A_refund_after_another_one_tells_what_remains()
    {
        await using var bank = await Bank.AnsweringAsync(
            ("GetState", Bank.State("PARTIAL_REFUNDED")),
            ("Cancel", Bank.Ok(("Status", "PARTIAL_REFUNDED"), ("OriginalAmount", 1_398_200), ("NewAmount", 1_298_200))));

        (await RefundAsync(bank, 1_000m)).ShouldBeOfType<OperationOutcome.Done>().Evidence!.NetPaid.ShouldBe(Money.Rub(12_982m));
    }

    [Fact]
    public async Task A_pending_refund_leaves_the_payment_paid()
    {
        await using var bank = await Bank.AnsweringAsync(
            ("GetState", Bank.State("CONFIRMED")),
            ("Cancel", Bank.Ok(("Status", "ASYNC_REFUNDING"), ("OriginalAmount", 1_498_200), ("NewAmount", 0))));

        (await RefundAsync(bank, 14_982m)).ShouldBe(
            new OperationOutcome.Done(
                new Evidence(EvidenceKind.Paid, Known, Money.Rub(14_982m), EvidenceSource.Query, "ASYNC_REFUNDING")
            )
        );
    }

    [Theory]
    [InlineData("AUTHORIZED")]
    [InlineData("NEW")]
    [InlineData("CANCELED")]
    public async Task A_refund_without_captured_money_is_refused(string status)
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", Bank.State(status)));

        (await RefundAsync(bank, 1m)).ShouldBeOfType<OperationOutcome.Refused>();

        bank.Calls.ShouldBe(["GetState"]);
    }

    [Fact]
    public async Task A_refund_of_an_unknown_state_is_not_sent()
    {
        await using var bank = await Bank.RespondingAsync(("GetState", context => Bank.WriteAsync(context, 502, "")));

        await Should.ThrowAsync<OutageException>(() => RefundAsync(bank, 1m));

        bank.Calls.ShouldBe(["GetState"]);
    }

    [Fact]
    public async Task A_silent_refund_is_unknown_and_not_repeated()
    {
        await using var bank = await Bank.RespondingAsync(
            ("GetState", context => Bank.WriteAsync(context, 200, Bank.State("CONFIRMED").ToJsonString())),
            ("Cancel", Bank.CutAsync)
        );

        (await RefundAsync(bank, 1m)).ShouldBeOfType<OperationOutcome.Unknown>();

        bank.Calls.ShouldBe(["GetState", "Cancel"]);
    }

    [Theory]
    [InlineData("330", true)]
    [InlineData("3029", true)]
    [InlineData("9999", false)]
    public async Task A_technical_error_of_a_refund_is_unknown(string code, bool refused)
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", Bank.State("CONFIRMED")), ("Cancel", Bank.Refusal(code)));

        (await RefundAsync(bank, 1m)).ShouldBeOfType(refused ? typeof(OperationOutcome.Refused) : typeof(OperationOutcome.Unknown));
    }

    [Fact]
    public async Task A_confirmed_capture_is_paid()
    {
        await using var bank = await Bank.AnsweringAsync(("Confirm", Bank.Ok(("Status", "CONFIRMED"))));

        (await CaptureAsync(bank)).ShouldBe(
            new OperationOutcome.Done(new Evidence(EvidenceKind.Paid, Known, Money.Rub(14_982m), EvidenceSource.Query, "CONFIRMED"))
        );
    }

    [Theory]
    [InlineData("CONFIRMED", typeof(OperationOutcome.Done))]
    [InlineData("CONFIRMING", typeof(OperationOutcome.Done))]
    [InlineData("AUTHORIZED", typeof(OperationOutcome.Unknown))]
    public async Task After_a_silent_capture_the_state_decides(string status, Type outcome)
    {
        await using var bank = await Bank.RespondingAsync(
            ("Confirm", Bank.CutAsync),
            ("GetState", context => Bank.WriteAsync(context, 200, Bank.State(status).ToJsonString()))
        );

        (await CaptureAsync(bank)).ShouldBeOfType(outcome);

        bank.Calls.ShouldBe(["Confirm", "GetState"]);
    }

    [Theory]
    [InlineData("CONFIRMED", typeof(OperationOutcome.Done))]
    [InlineData("AUTHORIZED", typeof(OperationOutcome.Refused))]
    public async Task A_repeated_capture_is_settled_by_the_state(string status, Type outcome)
    {
        await using var bank = await Bank.AnsweringAsync(("Confirm", Bank.Refusal("100")), ("GetState", Bank.State(status)));

        (await CaptureAsync(bank)).ShouldBeOfType(outcome);
    }

    private static Task<OperationOutcome> CancelAsync(Bank bank) =>
        bank.Acquirer.CancelAsync(Known, Terminal.Settings(), TestContext.Current.CancellationToken);

    private static Task<OperationOutcome> RefundAsync(Bank bank, decimal roubles) =>
        bank.Acquirer.RefundAsync(
            new AcquirerOperation(Known, "key-1", Money.Rub(roubles), null), Terminal.Settings(), TestContext.Current.CancellationToken);

    private static Task<OperationOutcome> CaptureAsync(Bank bank) =>
        bank.Acquirer.CaptureAsync(
            new AcquirerOperation(Known, "key-2", Money.Rub(14_982m), null), Terminal.Settings(), TestContext.Current.CancellationToken);
}
