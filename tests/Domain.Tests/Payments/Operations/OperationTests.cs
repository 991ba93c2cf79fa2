using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Domain.Tests.Payments.Operations;

public sealed class OperationTests
{
    private static readonly DateTimeOffset Later = APayment.Now.AddMinutes(5);

    [Fact]
    public void The_last_kopeck_makes_the_refund_full()
    {
        var payment = APayment.In(PaymentStatus.Paid);

        Complete(payment, OperationKind.Refund, 0.01m);
        payment.Status.ShouldBe(PaymentStatus.PartiallyRefunded);
        payment.NetPaid.ShouldBe(Money.Rub(999.99m));
        Complete(payment, OperationKind.Refund, 999.99m);

        payment.Status.ShouldBe(PaymentStatus.Refunded);
        payment.Refunded.ShouldBe(APayment.Amount);
    }

    [Fact]
    public void Evidence_and_response_of_a_refund_count_once()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var operation = payment.Request(OperationKind.Refund, AnOperation.Of(300m), Later);
        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = null }).ShouldBeTrue();
        operation.Status.ShouldBe(OperationStatus.Succeeded);
        payment.Succeed(operation, Later);
        payment.Refunded.ShouldBe(Money.Rub(300m));

        var other = APayment.In(PaymentStatus.Paid);
        Complete(other, OperationKind.Refund, 300m);
        other.Apply(other.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = Money.Rub(300m) });
        other.Refunded.ShouldBe(Money.Rub(300m));
        other.Attention.ShouldBeNull();
    }

    [Fact]
    public void Evidence_of_an_earlier_refund_settles_no_later_one()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        Complete(payment, OperationKind.Refund, 300m);
        var second = payment.Request(OperationKind.Refund, AnOperation.Of(200m), Later);

        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = null });

        second.IsOpen.ShouldBeTrue();
        payment.Refunded.ShouldBe(Money.Rub(300m));
    }

    [Fact]
    public void A_partial_refund_made_elsewhere_needs_attention()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = null });
        payment.Attention.ShouldBe(Attention.RefundedElsewhere);
    }

    [Fact]
    public void A_partial_capture_becomes_the_amount_of_the_payment()
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        var authorized = payment.EvidenceOf(EvidenceKind.Authorized);
        var operation = payment.Request(OperationKind.Capture, AnOperation.Of(300m), Later);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = Money.Rub(300m) }).ShouldBeTrue();

        (payment.Status, payment.Amount, operation.Status).ShouldBe((PaymentStatus.Paid, Money.Rub(300m), OperationStatus.Succeeded));
        payment.Apply(authorized).ShouldBeTrue();
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = APayment.Amount }).ShouldBeFalse();
        OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(300.01m))!.Code.ShouldBe("refund.beyond_paid");
    }

    [Fact]
    public void A_capture_of_another_amount_is_refused()
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
    public void The_status_of_the_payment_settles_a_cancel(EvidenceKind kind, OperationStatus expected)
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        var operation = payment.Request(OperationKind.Cancel, AnOperation.Of(1000m), Later);
        payment.Apply(payment.EvidenceOf(kind));
        operation.Status.ShouldBe(expected);
    }

    [Fact]
    public void A_released_authorization_refuses_the_capture()
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        var operation = payment.Request(OperationKind.Capture, AnOperation.Of(1000m), Later);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Canceled));
        operation.Status.ShouldBe(OperationStatus.Refused);
    }

    [Fact]
    public void A_full_refund_clears_the_attention()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.Raise(Attention.Excess, Later);

        Complete(payment, OperationKind.Refund, 1m);
        payment.Attention.ShouldBe(Attention.Excess);
        Complete(payment, OperationKind.Refund, 999m);

        payment.Attention.ShouldBeNull();
        payment.Codes().ShouldContain("attention.settled");
    }

    [Fact]
    public void A_settled_operation_stays_settled()
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

    private static void Complete(Payment payment, OperationKind kind, decimal amount) =>
        payment.Succeed(payment.Request(kind, AnOperation.Of(amount), Later), Later);
}
