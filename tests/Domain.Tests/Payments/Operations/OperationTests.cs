using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Domain.Tests.Payments.Operations;

public sealed class OperationTests
{
    private static readonly DateTimeOffset Later = APayment.Now.AddMinutes(5);

    [Fact]
    public void Refunds_add_up_and_the_last_kopeck_ends_it()
    {
        var payment = APayment.In(PaymentStatus.Paid);

        Done(payment, OperationKind.Refund, 0.01m);
        payment.Status.ShouldBe(PaymentStatus.PartiallyRefunded);
        payment.NetPaid.ShouldBe(Money.Rub(999.99m));
        Done(payment, OperationKind.Refund, 999.99m);

        payment.Status.ShouldBe(PaymentStatus.Refunded);
        payment.Refunded.ShouldBe(APayment.Amount);
    }

    [Theory]
    [InlineData("1000.01", "refund.beyond_paid")]
    [InlineData("0", "operation.amount")]
    [InlineData("-5", "operation.amount")]
    [InlineData("0.001", "operation.amount")]
    public void A_sum_that_cannot_be_is_refused(string amount, string code) =>
        OperationRules
            .Objection(
                APayment.In(PaymentStatus.Paid),
                OperationKind.Refund,
                AnOperation.Of(amount)
            )!
            .Code.ShouldBe(code);

    [Fact]
    public void Another_currency_is_no_sum() =>
        OperationRules
            .Objection(
                APayment.In(PaymentStatus.Paid),
                OperationKind.Refund,
                AnOperation.Of(new Money(1m, Currency.Parse("USD")!.Value))
            )!
            .Code.ShouldBe("operation.amount");

    [Fact]
    public void Each_state_allows_what_makes_sense_in_it()
    {
        foreach (var status in Enum.GetValues<PaymentStatus>())
        {
            var payment = APayment.In(status);
            Allows(payment, OperationKind.Refund)
                .ShouldBe(status is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded, status.ToString());
            Allows(payment, OperationKind.Capture).ShouldBe(status == PaymentStatus.Authorized, status.ToString());
            Allows(payment, OperationKind.Cancel).ShouldBe(status is PaymentStatus.Authorized or PaymentStatus.Pending, status.ToString());
        }
    }

    [Fact]
    public void While_one_is_open_no_other_begins()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var operation = payment.Request(OperationKind.Refund, AnOperation.Of(1m), Later);
        OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(1m))!.Code.ShouldBe("operation.under_way");
        payment.MarkUnknown(operation, "timeout", Later);
        OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(1m))!.Code.ShouldBe("operation.under_way");

        payment.Refuse(operation, "no", Later);

        OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(1m)).ShouldBeNull();
        payment.Refunded.IsPositive.ShouldBeFalse();
    }

    [Fact]
    public void News_of_it_and_its_own_answer_count_once_in_either_order()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var operation = payment.Request(OperationKind.Refund, AnOperation.Of(300m), Later);
        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = null }).ShouldBeTrue();
        operation.Status.ShouldBe(OperationStatus.Succeeded);
        payment.Succeed(operation, Later);
        payment.Refunded.ShouldBe(Money.Rub(300m));

        var other = APayment.In(PaymentStatus.Paid);
        Done(other, OperationKind.Refund, 300m);
        other.Apply(other.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = Money.Rub(300m) });
        other.Refunded.ShouldBe(Money.Rub(300m));
        other.Attention.ShouldBeNull();
    }

    [Fact]
    public void Old_news_of_an_earlier_refund_does_not_settle_a_later_one()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        Done(payment, OperationKind.Refund, 300m);
        var second = payment.Request(OperationKind.Refund, AnOperation.Of(200m), Later);

        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = null });

        second.IsOpen.ShouldBeTrue();
        payment.Refunded.ShouldBe(Money.Rub(300m));
    }

    [Fact]
    public void A_partial_refund_by_nobodys_order_of_ours_lies_on_the_desk()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = null });
        payment.Attention.ShouldBe(Attention.RefundedElsewhere);
    }

    [Fact]
    public void A_smaller_capture_is_what_was_paid_and_old_news_of_the_hold_is_no_mismatch()
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        var hold = payment.EvidenceOf(EvidenceKind.Authorized);
        var operation = payment.Request(OperationKind.Capture, AnOperation.Of(300m), Later);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = Money.Rub(300m) }).ShouldBeTrue();

        (payment.Status, payment.Amount, operation.Status).ShouldBe((PaymentStatus.Paid, Money.Rub(300m), OperationStatus.Succeeded));
        payment.Apply(hold).ShouldBeTrue();
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = APayment.Amount }).ShouldBeFalse();
        OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(300.01m))!.Code.ShouldBe("refund.beyond_paid");
    }

    [Fact]
    public void A_capture_of_another_sum_is_not_ours()
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        payment.Request(OperationKind.Capture, AnOperation.Of(300m), Later);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = Money.Rub(301m) }).ShouldBeFalse();
        payment.Status.ShouldBe(PaymentStatus.Authorized);
    }

    [Theory]
    [InlineData(EvidenceKind.Canceled, OperationStatus.Succeeded)]
    [InlineData(EvidenceKind.Expired, OperationStatus.Succeeded)]
    [InlineData(EvidenceKind.Paid, OperationStatus.Refused)]
    [InlineData(EvidenceKind.Authorized, OperationStatus.Requested)]
    public void What_the_payment_became_tells_what_a_cancel_did(EvidenceKind kind, OperationStatus expected)
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        var operation = payment.Request(OperationKind.Cancel, AnOperation.Of(1000m), Later);
        payment.Apply(payment.EvidenceOf(kind));
        operation.Status.ShouldBe(expected);
    }

    [Fact]
    public void A_hold_that_was_released_captures_nothing()
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        var operation = payment.Request(OperationKind.Capture, AnOperation.Of(1000m), Later);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Canceled));
        operation.Status.ShouldBe(OperationStatus.Refused);
    }

    [Fact]
    public void Money_that_went_back_whole_leaves_the_desk()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid), siblingIsPaid: true);
        payment.Attention.ShouldBe(Attention.PaidTwice);

        Done(payment, OperationKind.Refund, 1m);
        payment.Attention.ShouldBe(Attention.PaidTwice);
        Done(payment, OperationKind.Refund, 999m);

        payment.Attention.ShouldBeNull();
        payment.Codes().ShouldContain("attention.settled");
    }

    [Fact]
    public void What_is_settled_stays_settled()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var operation = payment.Request(OperationKind.Refund, AnOperation.Of(1m), Later);
        payment.MarkNotSent(operation, "not sent", Later);
        payment.Succeed(operation, Later);
        payment.Refuse(operation, "no", Later);
        payment.MarkUnknown(operation, "timeout", Later);
        operation.Status.ShouldBe(OperationStatus.NotSent);
        payment.Refunded.IsPositive.ShouldBeFalse();
    }

    private static void Done(Payment payment, OperationKind kind, decimal amount) =>
        payment.Succeed(payment.Request(kind, AnOperation.Of(amount), Later), Later);

    private static bool Allows(Payment payment, OperationKind kind) =>
        OperationRules.Objection(
            payment,
            kind,
            AnOperation.Of(kind == OperationKind.Refund && payment.NetPaid.IsPositive ? payment.NetPaid.Amount : 1m)
        )
            is null;
}
