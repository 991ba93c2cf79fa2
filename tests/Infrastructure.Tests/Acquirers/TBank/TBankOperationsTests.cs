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

        (await CancelAsync(bank)).ShouldBeOfType<OperationOutcome.Done>().Evidence.Kind.ShouldBe(kind);

        bank.Calls.ShouldBe(["GetState"]);
    }

    [Theory]
    [InlineData("NEW", "CANCELED", EvidenceKind.Canceled)]
    [InlineData("AUTHORIZED", "REVERSED", EvidenceKind.Canceled)]
    [InlineData("FORM_SHOWED", "CONFIRMED", EvidenceKind.Paid)]
    public async Task After_a_cancel_the_state_tells_what_came_of_it(string before, string after, EvidenceKind kind)
    {
        await using var bank = await Bank.AnsweringAsync(
            ("GetState", Bank.State(before)),
            ("Cancel", Bank.Ok(("Status", "CANCELED"))),
            ("GetState", Bank.State(after))
        );

        (await CancelAsync(bank)).ShouldBeOfType<OperationOutcome.Done>().Evidence.Kind.ShouldBe(kind);

        bank.Sent("Cancel").TryGetProperty("Amount", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_silent_cancel_of_what_still_stands_is_unknown()
    {
        await using var bank = await Bank.ActingAsync(
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
    public async Task A_refund_is_sent_once_with_its_key_and_tells_how_much_went_back()
    {
        await using var bank = await Bank.AnsweringAsync(
            ("GetState", Bank.State("CONFIRMED")),
            ("Cancel", Bank.Ok(("Status", "PARTIAL_REFUNDED"), ("OriginalAmount", 1_498_200), ("NewAmount", 1_398_200))));

        var evidence = (await RefundAsync(bank, 1_000m)).ShouldBeOfType<OperationOutcome.Done>().Evidence;

        evidence.Kind.ShouldBe(EvidenceKind.PartiallyRefunded);
        evidence.Refunded.ShouldBe(Money.Rub(1_000m));
        bank.Sent("Cancel").GetProperty("ExternalRequestId").GetString().ShouldBe("key-1");
        bank.Sent("Cancel").GetProperty("Amount").GetInt64().ShouldBe(100_000);
    }

    [Fact]
    public async Task A_later_refund_does_not_pretend_to_know_all_that_went_back()
    {
        await using var bank = await Bank.AnsweringAsync(
            ("GetState", Bank.State("PARTIAL_REFUNDED")),
            ("Cancel", Bank.Ok(("Status", "PARTIAL_REFUNDED"), ("OriginalAmount", 1_398_200), ("NewAmount", 1_298_200))));

        (await RefundAsync(bank, 1_000m)).ShouldBeOfType<OperationOutcome.Done>().Evidence.Refunded.ShouldBeNull();
    }

    [Fact]
    public async Task While_a_refund_is_on_its_way_the_payment_is_what_it_was()
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
    public async Task A_refund_of_what_was_not_taken_is_refused_here(string status)
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", Bank.State(status)));

        (await RefundAsync(bank, 1m)).ShouldBeOfType<OperationOutcome.Refused>();

        bank.Calls.ShouldBe(["GetState"]);
    }

    [Fact]
    public async Task A_refund_whose_payment_could_not_be_looked_at_was_not_sent()
    {
        await using var bank = await Bank.ActingAsync(("GetState", context => Bank.WriteAsync(context, 502, "")));

        await Should.ThrowAsync<OutageException>(() => RefundAsync(bank, 1m));

        bank.Calls.ShouldBe(["GetState"]);
    }

    [Fact]
    public async Task A_silent_refund_is_unknown_and_not_repeated()
    {
        await using var bank = await Bank.ActingAsync(
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
    public async Task The_banks_no_to_a_refund_is_a_refusal_unless_it_failed_itself(string code, bool refused)
    {
        await using var bank = await Bank.AnsweringAsync(("GetState", Bank.State("CONFIRMED")), ("Cancel", Bank.Refusal(code)));

        (await RefundAsync(bank, 1m)).ShouldBeOfType(refused ? typeof(OperationOutcome.Refused) : typeof(OperationOutcome.Unknown));
    }

    [Fact]
    public async Task A_capture_is_paid_when_the_bank_says_so()
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
    public async Task After_a_silent_capture_the_state_tells(string status, Type outcome)
    {
        await using var bank = await Bank.ActingAsync(
            ("Confirm", Bank.CutAsync),
            ("GetState", context => Bank.WriteAsync(context, 200, Bank.State(status).ToJsonString()))
        );

        (await CaptureAsync(bank)).ShouldBeOfType(outcome);

        bank.Calls.ShouldBe(["Confirm", "GetState"]);
    }

    [Theory]
    [InlineData("CONFIRMED", typeof(OperationOutcome.Done))]
    [InlineData("AUTHORIZED", typeof(OperationOutcome.Refused))]
    public async Task A_capture_done_before_is_done(string status, Type outcome)
    {
        await using var bank = await Bank.AnsweringAsync(("Confirm", Bank.Refusal("100")), ("GetState", Bank.State(status)));

        (await CaptureAsync(bank)).ShouldBeOfType(outcome);
    }

    private static Task<OperationOutcome> CancelAsync(Bank bank) =>
        bank.Acquirer.CancelAsync(Known, Terminal.Settings(), TestContext.Current.CancellationToken);

    private static Task<OperationOutcome> RefundAsync(Bank bank, decimal roubles) =>
        bank.Acquirer.RefundAsync(Known, Money.Rub(roubles), null, "key-1", Terminal.Settings(), TestContext.Current.CancellationToken);

    private static Task<OperationOutcome> CaptureAsync(Bank bank) =>
        bank.Acquirer.CaptureAsync(Known, Money.Rub(14_982m), null, Terminal.Settings(), TestContext.Current.CancellationToken);
}
