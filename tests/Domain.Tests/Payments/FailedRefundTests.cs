using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>Refunds that an acquirer reported as done and that failed after all.</summary>
public sealed class FailedRefundTests
{
    [Fact]
    public void A_failed_refund_gives_the_money_back_to_the_seller()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var refund = payment.Request(OperationKind.Refund, new OperationTerms("key", APayment.Amount, []), APayment.Now);
        payment.Succeed(refund, APayment.Now);

        payment.Apply(Failed(payment, 0m)).ShouldBeTrue();

        (payment.Status, payment.NetPaid).ShouldBe((PaymentStatus.Paid, APayment.Amount));
        (refund.Status, refund.Detail).ShouldBe((OperationStatus.Refused, "account closed"));
        payment.Needs(Attention.RefundFailed).ShouldBeTrue();
    }

    [Fact]
    public void An_earlier_part_stands_and_a_copy_changes_nothing()
    {
        var payment = APayment.In(PaymentStatus.Refunded);

        payment.Apply(Failed(payment, 300m));
        var once = payment.Version;
        payment.Apply(Failed(payment, 300m));

        (payment.Status, payment.Refunded).ShouldBe((PaymentStatus.PartiallyRefunded, APayment.Part));
        payment.Version.ShouldBe(once);
    }

    [Fact]
    public void A_lower_total_without_a_reason_is_an_old_copy()
    {
        var payment = APayment.In(PaymentStatus.Refunded);

        payment.Apply(Failed(payment, 300m) with { RefundRefusal = null });

        payment.Status.ShouldBe(PaymentStatus.Refunded);
    }

    private static Evidence Failed(Payment payment, decimal stands) =>
        payment.EvidenceOf(stands > 0 ? EvidenceKind.PartiallyRefunded : EvidenceKind.Paid) with
        {
            Refunded = Money.Rub(stands),
            RefundRefusal = "account closed",
        };
}
