using System.Globalization;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;
using CleanAcquiring.Domain.Payments.Operations;
using CsCheck;

namespace CleanAcquiring.Domain.Tests.Payments;

public sealed class RefundTests
{
    [Fact]
    public void The_refunded_amount_grows_up_to_the_paid_one() =>
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
    public void A_partial_refund_of_everything_is_a_full_refund()
    {
        var payment = APayment.In(PaymentStatus.PartiallyRefunded);

        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = APayment.Amount });

        (payment.Status, payment.NetPaid.Amount).ShouldBe((PaymentStatus.Refunded, 0m));
    }

    [Fact]
    public void A_partial_refund_may_state_the_remaining_amount()
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
    public void A_refund_of_known_amount_needs_no_attention()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null });
        payment.Attention.ShouldBeNull();
        payment.Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Amount = null, Refunded = null });
        payment.Attention.ShouldBeNull();
    }

    [Theory]
    [InlineData("1000", null)]
    [InlineData("600", null)]
    [InlineData("900", null)]
    [InlineData("400", Attention.RefundedElsewhere)]
    [InlineData("300", Attention.RefundedElsewhere)]
    [InlineData("100", Attention.RefundedElsewhere)]
    public void A_rest_that_follows_from_no_refund_of_ours_needs_attention(string stated, string? attention) =>
        AfterTwoRefunds(evidence => evidence with { PaidOrRest = Money.Rub(decimal.Parse(stated, CultureInfo.InvariantCulture)) })
            .Attention.ShouldBe(attention);

    [Theory]
    [InlineData("100", null)]
    [InlineData("300", null)]
    [InlineData("400", Attention.RefundedElsewhere)]
    [InlineData("600", Attention.RefundedElsewhere)]
    public void A_last_refund_that_is_none_of_ours_needs_attention(string stated, string? attention) =>
        AfterTwoRefunds(evidence => evidence with { LastRefund = Money.Rub(decimal.Parse(stated, CultureInfo.InvariantCulture)) })
            .Attention.ShouldBe(attention);

    [Fact]
    public void Each_further_refund_is_one_event()
    {
        var payment = APayment.In(PaymentStatus.Paid).After(EvidenceKind.PartiallyRefunded, EvidenceKind.Refunded, EvidenceKind.Refunded);

        payment.TakeEvents().Select(it => it.GetType()).ShouldBe([typeof(PaymentEvent.Refunded), typeof(PaymentEvent.Refunded)]);
        payment.TakeEvents().ShouldBeEmpty();
    }

    [Fact]
    public void Live_payments_and_open_operations_are_unsettled()
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
    public void Net_paid_is_captured_minus_refunded()
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

    // Of 1,000: 100 and 300.
    private static Payment AfterTwoRefunds(Func<Evidence, Evidence> stating)
    {
        var payment = APayment.In(PaymentStatus.Paid);
        foreach (var amount in (string[])["100", "300"])
            payment.Succeed(payment.Request(OperationKind.Refund, AnOperation.Of(amount), APayment.Now), APayment.Now);
        payment.Apply(stating(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = null }));
        return payment;
    }
}
