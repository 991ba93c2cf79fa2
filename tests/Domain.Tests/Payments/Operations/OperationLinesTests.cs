using System.Globalization;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Tests.Payments.Operations;

/// <summary>Operations that name lines of the receipt: 600.00, 300.00 and 100.00.</summary>
public sealed class OperationLinesTests
{
    private static readonly DateTimeOffset Now = APayment.Now;

    [Fact]
    public void Lines_that_sum_to_the_amount_are_accepted()
    {
        RefundOf(100.01m, new(1, 100m), new(3, 0.01m)).ShouldBeNull();
        RefundOf(1000m, new(1, 600m), new(2, 300m), new(3, 100m)).ShouldBeNull();
        RefundOf(600m, new LineShare(1, 600m)).ShouldBeNull();
    }

    [Fact]
    public void Lines_that_do_not_fit_are_refused()
    {
        RefundOf(100m, new LineShare(1, 99.99m)).ShouldBe("operation.lines");
        RefundOf(100m, new LineShare(0, 100m)).ShouldBe("operation.lines");
        RefundOf(100m, new LineShare(4, 100m)).ShouldBe("operation.lines");
        RefundOf(100m, new(1, 50m), new(1, 50m)).ShouldBe("operation.lines");
        RefundOf(100.01m, new LineShare(3, 100.01m)).ShouldBe("operation.lines");
        RefundOf(100m, new(1, 100m), new(2, 0m)).ShouldBe("operation.lines");
        RefundOf(100m, new(1, 101m), new(2, -1m)).ShouldBe("operation.lines");
        RefundOf(100m, new(1, 99.995m), new(2, 0.005m)).ShouldBe("operation.lines");
    }

    [Fact]
    public void The_amount_is_checked_before_the_lines()
    {
        RefundOf(1000.01m, new LineShare(9, 1m)).ShouldBe("refund.beyond_paid");
        RefundOf(APayment.In(PaymentStatus.Declined), 0m).ShouldBe("refund.nothing_paid");
        OperationRules.Objection(APayment.In(PaymentStatus.Pending), OperationKind.Capture, AnOperation.Of(0m))!
            .Code.ShouldBe("operation.amount");
    }

    [Fact]
    public void At_most_the_authorized_amount_is_captured()
    {
        var payment = APayment.In(PaymentStatus.Authorized);

        OperationRules.Objection(payment, OperationKind.Capture, AnOperation.Of(1000m)).ShouldBeNull();
        OperationRules.Objection(payment, OperationKind.Capture, AnOperation.Of(1000.01m))!.Code.ShouldBe("capture.beyond_authorized");
    }

    [Fact]
    public void A_refunded_line_is_not_refunded_again()
    {
        var payment = Paid();
        payment.Succeed(payment.Request(OperationKind.Refund, AnOperation.Of(150m, new(2, 50m), new(3, 100m)), Now), Now);
        payment.LinesLeft().ShouldBe([600m, 250m, 0m]);

        RefundOf(payment, 0.01m, new LineShare(3, 0.01m)).ShouldBe("operation.lines");
        RefundOf(payment, 250.01m, new LineShare(2, 250.01m)).ShouldBe("operation.lines");
        RefundOf(payment, 250m, new LineShare(2, 250m)).ShouldBeNull();
        payment.Succeed(payment.Request(OperationKind.Refund, AnOperation.Of(20m, new LineShare(2, 20m)), Now), Now);
        payment.LinesLeft().ShouldBe([600m, 230m, 0m]);
    }

    [Fact]
    public void Only_failed_refunds_leave_their_lines()
    {
        var payment = Paid();
        payment.Refuse(payment.Request(OperationKind.Refund, AnOperation.Of(100m, new LineShare(3, 100m)), Now), "no", Now);
        payment.MarkNotSent(payment.Request(OperationKind.Refund, AnOperation.Of(100m, new LineShare(3, 100m)), Now), "no line", Now);
        payment.LinesLeft().ShouldBe([600m, 300m, 100m]);

        payment.MarkUnknown(payment.Request(OperationKind.Refund, AnOperation.Of(100m, new LineShare(3, 100m)), Now), "timeout", Now);
        payment.LinesLeft().ShouldBe([600m, 300m, 0m]);
    }

    [Fact]
    public void A_partial_capture_leaves_only_its_lines()
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
    public void A_capture_without_lines_keeps_the_receipt()
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

        LineShares.Of(receipt, [new LineShare(1, 600m)], ReceiptLimits.Usual).Lines.ShouldBe([receipt.Lines[0] with { Position = 1 }]);
    }

    [Theory]
    [InlineData("300", "1", "300")]
    [InlineData("150", "0.5", "300")]
    [InlineData("0.3", "0.001", "300")]
    [InlineData("100", "1", "100")]
    [InlineData("0.01", "1", "0.01")]
    public void A_part_of_a_line_is_a_part_of_its_quantity(string amount, string quantity, string price)
    {
        var part = LineShares.Of(Paid().Receipt!, [new LineShare(1, Of(amount))], ReceiptLimits.Usual).Lines.ShouldHaveSingleItem();

        (part.Quantity, part.UnitPrice, part.Amount).ShouldBe((Of(quantity), Of(price), Of(amount)));
    }

    private static decimal Of(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

    private static string? RefundOf(decimal amount, params LineShare[] lines) => RefundOf(Paid(), amount, lines);

    private static string? RefundOf(Payment payment, decimal amount, params LineShare[] lines) =>
        OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(amount, lines))?.Code;


    private static Payment Paid() => APayment.In(PaymentStatus.Paid, APayment.DraftWithReceipt);

    private static Payment Authorized() => APayment.In(PaymentStatus.Authorized, APayment.DraftWithReceipt);
}
