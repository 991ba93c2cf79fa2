using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Payments;

public sealed class RefundTests
{
    [Fact]
    public void What_went_back_only_grows_and_never_beyond_what_was_paid() =>
        Gen.Int[-50_000, 250_000].Array[1, 12].Sample(
            sums =>
            {
                var payment = APayment.In(PaymentStatus.Paid);
                foreach (var kopecks in sums)
                {
                    var before = payment.Refunded.Amount;
                    payment.Hears(payment.Says(EvidenceKind.PartiallyRefunded) with { Refunded = Money.Rub(kopecks / 100m) });

                    payment.Refunded.Amount.ShouldBeInRange(before, APayment.Amount.Amount);
                    payment.Held.ShouldBe(APayment.Amount - payment.Refunded);
                    payment.Status.ShouldBe(payment.Refunded == APayment.Amount ? PaymentStatus.Refunded
                        : payment.Refunded.Amount > 0 || before > 0 ? PaymentStatus.PartiallyRefunded
                        : payment.Status);
                }
            },
            iter: 2_000,
            threads: 1);

    [Fact]
    public void Parts_that_sum_to_the_whole_are_a_whole_refund()
    {
        var payment = APayment.In(PaymentStatus.PartiallyRefunded);

        payment.Hears(payment.Says(EvidenceKind.PartiallyRefunded) with { Refunded = APayment.Amount });

        (payment.Status, payment.Held.Amount).ShouldBe((PaymentStatus.Refunded, 0m));
    }

    [Fact]
    public void Each_growth_is_an_event_for_the_crm()
    {
        var payment = APayment.In(PaymentStatus.Paid).After(EvidenceKind.PartiallyRefunded, EvidenceKind.Refunded, EvidenceKind.Refunded);

        payment.TakeEvents().Select(it => it.GetType()).ShouldBe([typeof(PaymentEvent.Refunded), typeof(PaymentEvent.Refunded)]);
        payment.TakeEvents().ShouldBeEmpty();
    }

    [Fact]
    public void An_attempt_without_money_holds_nothing()
    {
        foreach (var status in Enum.GetValues<PaymentStatus>())
            APayment.In(status).Held.Amount.ShouldBe(status switch { PaymentStatus.Paid => 1000m, PaymentStatus.PartiallyRefunded => 700m, _ => 0m });
    }
}
