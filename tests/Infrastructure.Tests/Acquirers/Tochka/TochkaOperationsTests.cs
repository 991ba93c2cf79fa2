using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka.TochkaBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaOperationsTests
{
    private static readonly AcquirerReference Reference = new(Point.OrderId, Point.OperationId);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refund_is_accepted_and_on_its_way()
    {
        await using var bank = await AnsweringAsync(
            (Get, 200, State("APPROVED")), (Get, 200, State("ON-REFUND")), (Refund, 200, Accepted()));

        var outcome = await RefundAsync(bank, 500.5m);

        outcome.ShouldBe(new OperationOutcome.InProgress("ON-REFUND", "9007+0.00"));
        bank.Sent(Refund).GetProperty("amount").GetRawText().ShouldBe("500.50");
    }

    [Fact]
    public async Task A_refund_that_shows_at_once_is_done()
    {
        await using var bank = await AnsweringAsync(
            (Get, 200, State("REFUNDED_PARTIALLY", Refunds(100m))),
            (Get, 200, State("REFUNDED_PARTIALLY", Refunds(100m, 500m))),
            (Refund, 200, Accepted()));

        (await RefundAsync(bank, 500m)).ShouldBeOfType<OperationOutcome.Done>().Evidence!.Refunded.ShouldBe(Money.Rub(600m));
    }

    [Fact]
    public async Task A_second_refund_that_does_not_show_yet_is_on_its_way()
    {
        await using var bank = await AnsweringAsync((Get, 200, State("REFUNDED_PARTIALLY", Refunds(500m))), (Refund, 200, Accepted()));

        (await RefundAsync(bank, 500m)).ShouldBeOfType<OperationOutcome.InProgress>();
    }

    [Theory]
    [InlineData("9007+500.00", "REFUNDED_PARTIALLY", 999, typeof(OperationOutcome.Unknown))]
    [InlineData("9007+500.00", "REFUNDED_PARTIALLY", 1_000, typeof(OperationOutcome.Done))]
    [InlineData("+500.00", "REFUNDED_PARTIALLY", 1_000, typeof(OperationOutcome.Done))]
    [InlineData("9007+500.00", "REFUNDED", 14_982, typeof(OperationOutcome.Done))]
    [InlineData("9007+500.00", "ON-REFUND", 500, typeof(OperationOutcome.InProgress))]
    [InlineData("9007+500.00", "APPROVED", 0, typeof(OperationOutcome.Unknown))]
    [InlineData("9007", "REFUNDED_PARTIALLY", 1_000, typeof(OperationOutcome.Unknown))]
    [InlineData(null, "REFUNDED_PARTIALLY", 1_000, typeof(OperationOutcome.Unknown))]
    public async Task A_refund_is_done_when_the_total_has_grown(string? id, string status, int refunded, Type expected)
    {
        await using var bank = await AnsweringAsync((Get, 200, State(status, Refunds(refunded))));
        var operation = new AcquirerOperation(Reference, "r2", Money.Rub(500m), null) { Id = id };

        (await bank.Acquirer.QueryRefundAsync(operation, Point.Settings(), Token)).ShouldBeOfType(expected);
    }

    [Fact]
    public async Task A_refund_that_cannot_be_asked_about_is_an_outage()
    {
        await using var bank = await AnsweringAsync((Get, 500, []));
        var operation = new AcquirerOperation(Reference, "r2", Money.Rub(500m), null) { Id = "9007+0.00" };

        await Should.ThrowAsync<OutageException>(() => bank.Acquirer.QueryRefundAsync(operation, Point.Settings(), Token));
    }

    [Fact]
    public async Task A_refund_is_refused_in_two_ways()
    {
        foreach (var (status, answer) in new (int, JsonObject)[]
        {
            (200, Data(new JsonObject { ["isRefund"] = false })), (424, Error("Недостаточно средств")), (400, Error("Field amount", "400")),
        })
        {
            await using var bank = await AnsweringAsync((Get, 200, State("APPROVED")), (Refund, status, answer));

            (await RefundAsync(bank, 500m)).ShouldBeOfType<OperationOutcome.Refused>();
        }
    }

    [Fact]
    public async Task A_refusal_that_the_state_contradicts_is_no_refusal()
    {
        await using var bank = await AnsweringAsync(
            (Get, 200, State("APPROVED")), (Get, 200, State("ON-REFUND")), (Refund, 424, Error("timeout of the core")));

        (await RefundAsync(bank, 500m)).ShouldBeOfType<OperationOutcome.InProgress>();
    }

    [Fact]
    public async Task A_lost_answer_to_a_refund_is_unknown_and_not_repeated()
    {
        foreach (var before in new[] { State("APPROVED"), State("REFUNDED_PARTIALLY", Refunds(1m)) })
        {
            await using var bank = await AnsweringAsync((Get, 200, before), (Refund, 502, []));

            (await RefundAsync(bank, 500m)).ShouldBeOfType<OperationOutcome.Unknown>();
            bank.Calls.ShouldBe([Get, Refund]);
        }
    }

    [Theory]
    [InlineData("ON-REFUND")]
    [InlineData("CREATED")]
    [InlineData("AUTHORIZED")]
    [InlineData("REFUNDED")]
    public async Task A_payment_without_refundable_money_is_left_alone(string status)
    {
        await using var bank = await AnsweringAsync((Get, 200, State(status)));

        (await RefundAsync(bank, 500m)).ShouldBeOfType<OperationOutcome.Refused>();
        bank.Calls.ShouldBe([Get]);
    }

    [Fact]
    public async Task A_refund_without_a_known_state_is_not_sent()
    {
        await using var bank = await AnsweringAsync((Get, 500, []));

        await Should.ThrowAsync<OutageException>(() => RefundAsync(bank, 500m));
    }

    [Fact]
    public async Task A_whole_hold_is_captured_without_a_body()
    {
        await using var bank = await AnsweringAsync(
            (Get, 200, State("AUTHORIZED")), (Get, 200, State("APPROVED")), (Capture, 200, Data(new JsonObject { ["result"] = true })));

        (await CaptureAsync(bank, 14_982m)).ShouldBeOfType<OperationOutcome.Done>().Evidence!.Kind.ShouldBe(EvidenceKind.Paid);
        bank.Visit(Capture).Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_of_a_hold_is_not_captured()
    {
        await using var bank = await AnsweringAsync((Get, 200, State("AUTHORIZED")));

        (await CaptureAsync(bank, 1_000m)).ShouldBeOfType<OperationOutcome.Refused>();
        bank.Calls.ShouldBe([Get]);
    }

    [Fact]
    public async Task A_capture_is_done_only_where_the_state_says_so()
    {
        foreach (var (status, answer, expected) in new (int, JsonObject, Type)[]
        {
            (200, Data(new JsonObject { ["result"] = false }), typeof(OperationOutcome.Refused)),
            (424, Error("refused"), typeof(OperationOutcome.Refused)),
            (200, Data(new JsonObject { ["result"] = true }), typeof(OperationOutcome.Unknown)),
            (502, [], typeof(OperationOutcome.Unknown)),
        })
        {
            await using var bank = await AnsweringAsync((Get, 200, State("AUTHORIZED")), (Capture, status, answer));

            (await CaptureAsync(bank, 14_982m)).ShouldBeOfType(expected);
        }
    }

    [Fact]
    public async Task A_capture_done_before_is_done()
    {
        await using var bank = await AnsweringAsync((Get, 200, State("APPROVED")));

        (await CaptureAsync(bank, 14_982m)).ShouldBeOfType<OperationOutcome.Done>();
    }

    private static JsonObject Accepted() => Data(new JsonObject
    {
        ["isRefund"] = true, ["operationId"] = Point.OperationId, ["amount"] = 500m, ["date"] = "2026-04-15", ["orderId"] = "9007",
    });

    private static Task<OperationOutcome> RefundAsync(TochkaBank bank, decimal sum) =>
        bank.Acquirer.RefundAsync(new AcquirerOperation(Reference, "r1", Money.Rub(sum), null), Point.Settings(), Token);

    private static Task<OperationOutcome> CaptureAsync(TochkaBank bank, decimal sum) =>
        bank.Acquirer.CaptureAsync(new AcquirerOperation(Reference, "c1", Money.Rub(sum), null), Point.Settings(), Token);
}
