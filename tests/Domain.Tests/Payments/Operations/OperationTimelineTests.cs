using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Domain.Tests.Payments.Operations;

/// <summary>Timeline entries and events of operations.</summary>
public sealed class OperationTimelineTests
{
    private static readonly DateTimeOffset Now = APayment.Now;

    [Fact]
    public void Each_end_of_an_operation_is_noted_and_dated()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var refused = payment.Request(OperationKind.Refund, AnOperation.Of(1m), Now);
        payment.Refuse(refused, "1051", Now.AddMinutes(1));
        payment.MarkNotSent(payment.Request(OperationKind.Refund, AnOperation.Of(2m), Now), "acme cancel", Now);
        var lost = payment.Request(OperationKind.Refund, AnOperation.Of(3m), Now);
        payment.MarkUnknown(lost, "timeout", Now.AddMinutes(2));
        lost.SettledAt.ShouldBeNull();
        payment.Succeed(lost, Now.AddMinutes(3));
        payment.MarkUnknown(lost, "late", Now);
        payment.Refuse(lost, "late", Now);
        payment.MarkNotSent(lost, "late", Now);
        payment.Succeed(lost, Now);

        (refused.Status, refused.Detail, refused.SettledAt).ShouldBe((OperationStatus.Refused, "1051", Now.AddMinutes(1)));
        (lost.Status, lost.Detail, lost.SettledAt).ShouldBe((OperationStatus.Succeeded, null, Now.AddMinutes(3)));
        payment
            .Entries(3)
            .ShouldBe([
                "refund.requested (1.00 RUB)",
                "refund.refused (1051)",
                "refund.requested (2.00 RUB)",
                "refund.not_sent (acme cancel)",
                "refund.requested (3.00 RUB)",
                "refund.unknown (timeout)",
                "refund.succeeded (3.00 RUB)",
                "evidence.refunded: Paid → PartiallyRefunded (3.00 RUB)",
            ]);
        payment
            .TakeEvents()
            .Select(happened => happened.GetType().Name)
            .ShouldBe([
                "OperationRequested",
                "OperationSettled",
                "OperationRequested",
                "OperationSettled",
                "OperationRequested",
                "OperationBecameUnknown",
                "OperationSettled",
                "Refunded",
            ]);
    }

    [Fact]
    public void An_ended_authorization_settles_its_operations()
    {
        var released = APayment.In(PaymentStatus.Authorized);
        released.Request(OperationKind.Cancel, AnOperation.Of(1000m), Now);
        released.After(EvidenceKind.Canceled);
        released
            .Entries(3)
            .ShouldBe([
                "cancel.requested (1000.00 RUB)",
                "evidence.canceled: Authorized → Canceled (CANCELED)",
                "cancel.succeeded (1000.00 RUB)",
            ]);

        var lost = APayment.In(PaymentStatus.Authorized);
        lost.Request(OperationKind.Capture, AnOperation.Of(400m), Now);
        lost.After(EvidenceKind.Expired);
        lost.Entries(3)
            .ShouldBe([
                "capture.requested (400.00 RUB)",
                "evidence.expired: Authorized → Canceled (EXPIRED)",
                "capture.refused (the payment is Canceled)",
            ]);

        var paid = APayment.In(PaymentStatus.Authorized);
        paid.Request(OperationKind.Cancel, AnOperation.Of(1000m), Now);
        paid.After(EvidenceKind.Paid);
        paid.Entries(3)
            .ShouldBe([
                "cancel.requested (1000.00 RUB)",
                "evidence.paid: Authorized → Paid (PAID)",
                "cancel.refused (the payment is Paid)",
            ]);
    }

    [Fact]
    public void Evidence_of_a_partial_refund_settles_no_full_one()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var whole = payment.Request(OperationKind.Refund, AnOperation.Of(1000m), Now);
        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = null });

        whole.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void The_authorized_amount_still_matches_after_the_capture()
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        payment.Succeed(payment.Request(OperationKind.Capture, AnOperation.Of(400m), Now), Now);
        payment.Amount.ShouldBe(Money.Rub(400m));

        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized)).ShouldBeTrue();
        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized) with { Amount = Money.Rub(500m) }).ShouldBeFalse();
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid)).ShouldBeFalse();
    }
}
