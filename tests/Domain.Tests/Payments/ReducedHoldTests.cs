using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>A hold of which the acquirer released a part, and evidence of an end that names any sum.</summary>
public sealed class ReducedHoldTests
{
    [Fact]
    public void A_partly_released_hold_is_smaller()
    {
        var payment = APayment.In(PaymentStatus.Authorized);

        payment.Apply(Authorized(payment, 700m)).ShouldBeTrue();

        (payment.Amount, payment.Authorized, payment.Attention).ShouldBe((Money.Rub(700m), Money.Rub(700m), null));
        payment.Entries(3).ShouldBe(["evidence.hold_reduced (700.00 RUB of 1000.00 RUB)"]);
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<PaymentEvent.Authorized>();
    }

    [Fact]
    public void A_copy_of_the_first_hold_comes_late_without_effect()
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        payment.Apply(Authorized(payment, 700m));

        payment.Apply(Authorized(payment, 1000m)).ShouldBeTrue();

        (payment.Amount, payment.Attention).ShouldBe((Money.Rub(700m), null));
    }

    [Theory, InlineData(PaymentStatus.Pending, 700), InlineData(PaymentStatus.Authorized, 1100), InlineData(PaymentStatus.Authorized, 0)]
    public void A_hold_of_another_sum_is_refused(PaymentStatus from, int authorized)
    {
        var payment = APayment.In(from);

        payment.Apply(Authorized(payment, authorized)).ShouldBeFalse();

        (payment.Status, payment.Attention).ShouldBe((from, Attention.EvidenceMismatch));
    }

    [Theory]
    [InlineData(EvidenceKind.Canceled, 0)]
    [InlineData(EvidenceKind.Canceled, 700)]
    [InlineData(EvidenceKind.Expired, 1)]
    public void An_ended_hold_may_name_any_sum(EvidenceKind end, int named)
    {
        var payment = APayment.In(PaymentStatus.Authorized);
        payment.Apply(Authorized(payment, 700m));

        payment.Apply(payment.EvidenceOf(end) with { Amount = Money.Rub(named) }).ShouldBeTrue();

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Canceled, null));
    }

    private static Evidence Authorized(Payment payment, decimal amount) =>
        payment.EvidenceOf(EvidenceKind.Authorized) with { Amount = Money.Rub(amount) };
}
