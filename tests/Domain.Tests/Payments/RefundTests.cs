using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;
using CleanAcquiring.Domain.Payments.Operations;
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
                    payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = Money.Rub(kopecks / 100m) });

                    payment.Refunded.Amount.ShouldBeInRange(before, APayment.Amount.Amount);
                    payment.NetPaid.ShouldBe(APayment.Amount - payment.Refunded);
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

        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = APayment.Amount });

        (payment.Status, payment.NetPaid.Amount).ShouldBe((PaymentStatus.Refunded, 0m));
    }

    [Fact]
    public void A_sum_that_may_be_the_rest_is_no_mismatch_and_one_in_another_currency_is()
    {
        var payment = APayment.In(PaymentStatus.Paid);

        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = Money.Rub(700m) }).ShouldBeTrue();
        payment.Refunded.ShouldBe(APayment.Part);
        payment
            .Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = new Money(700m, Currency.Parse("USD")!.Value) })
            .ShouldBeFalse();
        payment.Attention.ShouldBe(Attention.EvidenceMismatch);
    }

    [Fact]
    public void A_return_whose_sum_is_told_or_that_was_told_before_is_nobody_elses_deed()
    {
        var told = APayment.In(PaymentStatus.Paid);
        told.Apply(told.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null });
        told.Attention.ShouldBeNull();
        told.Apply(told.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = null });
        told.Attention.ShouldBeNull();
    }

    [Fact]
    public void Each_growth_is_an_event_for_the_crm()
    {
        var payment = APayment.In(PaymentStatus.Paid).After(EvidenceKind.PartiallyRefunded, EvidenceKind.Refunded, EvidenceKind.Refunded);

        payment.TakeEvents().Select(it => it.GetType()).ShouldBe([typeof(PaymentEvent.Refunded), typeof(PaymentEvent.Refunded)]);
        payment.TakeEvents().ShouldBeEmpty();
    }

    [Fact]
    public void What_can_still_change_by_the_acquirers_word_is_unsettled()
    {
        foreach (var status in Enum.GetValues<PaymentStatus>())
            APayment
                .In(status)
                .IsUnsettled.ShouldBe(
                    status is PaymentStatus.Created or PaymentStatus.Pending or PaymentStatus.Unknown or PaymentStatus.Authorized,
                    status.ToString()
                );
        var paid = APayment.In(PaymentStatus.Paid);
        paid.Request(OperationKind.Refund, AnOperation.Of(1m), APayment.Now);
        paid.IsUnsettled.ShouldBeTrue();
    }

    [Fact]
    public void An_attempt_without_money_holds_nothing()
    {
        foreach (var status in Enum.GetValues<PaymentStatus>())
            APayment
                .In(status)
                .NetPaid.Amount.ShouldBe(
                    status switch
                    {
                        PaymentStatus.Paid => 1000m,
                        PaymentStatus.PartiallyRefunded => 700m,
                        _ => 0m,
                    }
                );
    }
}
