using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Tests.Payments.Operations;

/// <summary>Operations that name lines of the receipt: 600.00, 300.00 and 100.00.</summary>
public sealed class OrderOfLinesTests
{
    private static readonly DateTimeOffset Now = APayment.Now;

    [Fact]
    public void Lines_that_are_there_and_sum_up_are_taken()
    {
        Objection(Paid(), 100.01m, new(1, 100m), new(3, 0.01m)).ShouldBeNull();
        Objection(Paid(), 1000m, new(1, 600m), new(2, 300m), new(3, 100m)).ShouldBeNull();
        Objection(Paid(), 600m, new LineShare(1, 600m)).ShouldBeNull();
    }

    [Fact]
    public void Lines_that_cannot_be_are_refused()
    {
        Objection(Paid(), 100m, new LineShare(1, 99.99m)).ShouldBe("operation.lines");
        Objection(Paid(), 100m, new LineShare(0, 100m)).ShouldBe("operation.lines");
        Objection(Paid(), 100m, new LineShare(4, 100m)).ShouldBe("operation.lines");
        Objection(Paid(), 100m, new(1, 50m), new(1, 50m)).ShouldBe("operation.lines");
        Objection(Paid(), 100.01m, new LineShare(3, 100.01m)).ShouldBe("operation.lines");
        Objection(Paid(), 100m, new(1, 100m), new(2, 0m)).ShouldBe("operation.lines");
        Objection(Paid(), 100m, new(1, 101m), new(2, -1m)).ShouldBe("operation.lines");
        Objection(Paid(), 100m, new(1, 99.995m), new(2, 0.005m)).ShouldBe("operation.lines");
    }

    [Fact]
    public void A_rule_about_the_sum_is_told_before_one_about_the_lines()
    {
        Objection(Paid(), 1000.01m, new LineShare(9, 1m)).ShouldBe("refund.beyond_paid");
        Objection(APayment.In(PaymentStatus.Declined), 0m).ShouldBe("refund.nothing_paid");
        OperationRules.Objection(APayment.In(PaymentStatus.Pending), OperationKind.Capture, AnOperation.Of(0m))!.Code.ShouldBe("operation.amount");
    }

    [Fact]
    public void The_whole_hold_may_be_captured_and_not_a_kopeck_more()
    {
        var held = APayment.In(PaymentStatus.Authorized);

        OperationRules.Objection(held, OperationKind.Capture, AnOperation.Of(1000m)).ShouldBeNull();
        OperationRules.Objection(held, OperationKind.Capture, AnOperation.Of(1000.01m))!.Code.ShouldBe("capture.beyond_authorized");
    }

    [Fact]
    public void What_went_back_of_a_line_cannot_go_back_again()
    {
        var payment = Paid();
        payment.Succeed(payment.Request(OperationKind.Refund, AnOperation.Of(150m, new(2, 50m), new(3, 100m)), Now), Now);
        payment.LinesLeft().ShouldBe([600m, 250m, 0m]);

        Objection(payment, 0.01m, new LineShare(3, 0.01m)).ShouldBe("operation.lines");
        Objection(payment, 250.01m, new LineShare(2, 250.01m)).ShouldBe("operation.lines");
        Objection(payment, 250m, new LineShare(2, 250m)).ShouldBeNull();
        payment.Succeed(payment.Request(OperationKind.Refund, AnOperation.Of(20m, new LineShare(2, 20m)), Now), Now);
        payment.LinesLeft().ShouldBe([600m, 230m, 0m]);
    }

    [Fact]
    public void A_refund_that_was_not_done_leaves_its_lines_and_one_that_may_have_been_takes_them()
    {
        var payment = Paid();
        payment.Refuse(payment.Request(OperationKind.Refund, AnOperation.Of(100m, new LineShare(3, 100m)), Now), "no", Now);
        payment.MarkNotSent(payment.Request(OperationKind.Refund, AnOperation.Of(100m, new LineShare(3, 100m)), Now), "no line", Now);
        payment.LinesLeft().ShouldBe([600m, 300m, 100m]);

        payment.MarkUnknown(payment.Request(OperationKind.Refund, AnOperation.Of(100m, new LineShare(3, 100m)), Now), "timeout", Now);
        payment.LinesLeft().ShouldBe([600m, 300m, 0m]);
    }

    [Fact]
    public void After_a_capture_in_part_only_its_lines_are_left()
    {
        var payment = Authorized();
        payment.Refuse(payment.Request(OperationKind.Capture, AnOperation.Of(100m, new LineShare(3, 100m)), Now), "no", Now);
        payment.LinesLeft().ShouldBe([600m, 300m, 100m]);

        var capture = payment.Request(OperationKind.Capture, AnOperation.Of(250m, new(1, 200m), new(3, 50m)), Now);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = Money.Rub(250m) }).ShouldBeTrue();

        capture.Status.ShouldBe(OperationStatus.Succeeded);
        payment.LinesLeft().ShouldBe([200m, 0m, 50m]);
    }

    [Fact]
    public void A_capture_without_lines_leaves_the_receipt_as_it_was()
    {
        var payment = Authorized();
        payment.Request(OperationKind.Capture, AnOperation.Of(1000m), Now);
        payment.After(EvidenceKind.Paid);

        payment.LinesLeft().ShouldBe([600m, 300m, 100m]);
    }

    [Fact]
    public void Without_a_receipt_there_are_no_lines() => APayment.In(PaymentStatus.Paid).LinesLeft().ShouldBeEmpty();

    [Fact]
    public void A_whole_line_of_several_pieces_stays_in_pieces()
    {
        var receipt = Paid().Receipt!;

        LineShares.Of(receipt, [new LineShare(1, 600m)]).Lines.ShouldBe([receipt.Lines[0]]);
    }

    private static string? Objection(Payment payment, decimal amount, params LineShare[] lines) =>
        OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(amount, lines))?.Code;


    private static Payment Paid() => APayment.In(PaymentStatus.Paid, APayment.DraftWithReceipt);

    private static Payment Authorized() => APayment.In(PaymentStatus.Authorized, APayment.DraftWithReceipt);
}
