using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Tests.Payments;

public sealed class LateSuccessTests
{
    public static TheoryData<PaymentStatus> Over => [PaymentStatus.Declined, PaymentStatus.Canceled, PaymentStatus.Expired];

    [Theory]
    [MemberData(nameof(Over))]
    public void A_late_success_is_taken_and_noted_when_nothing_else_paid(PaymentStatus over)
    {
        var payment = APayment.In(over).After(EvidenceKind.Paid);

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Paid, null));
        payment.Timeline.ShouldContain(entry => entry.Code == "evidence.late" && entry.Detail == $"PAID after {over}");
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<PaymentEvent.Paid>();
    }

    [Theory]
    [MemberData(nameof(Over))]
    public void A_late_success_goes_to_the_desk_when_another_payment_holds_money(PaymentStatus over)
    {
        var payment = APayment.In(over);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid), siblingIsPaid: true);

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Paid, Attention.PaidTwice));
        payment.NetPaid.ShouldBe(APayment.Amount);
    }

    [Theory]
    [MemberData(nameof(Over))]
    public void A_late_hold_is_a_hold(PaymentStatus over)
    {
        var payment = APayment.In(over).After(EvidenceKind.Authorized);

        payment.Status.ShouldBe(PaymentStatus.Authorized);
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<PaymentEvent.Authorized>();
    }

    [Theory]
    [MemberData(nameof(Over))]
    public void A_late_hold_makes_no_second_live_attempt_and_is_asked_about(PaymentStatus over)
    {
        var payment = HeldLate(over);

        (payment.Status, payment.Attention, payment.IsUnsettled).ShouldBe((over, Attention.LateSuccess, true));
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<PaymentEvent.Authorized>();
        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized), siblingIsLive: true);
        payment.TakeEvents().ShouldBeEmpty();
    }

    [Fact]
    public void A_late_hold_lives_when_the_other_attempt_no_longer_does()
    {
        var payment = HeldLate(PaymentStatus.Declined);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized));

        payment.Status.ShouldBe(PaymentStatus.Authorized);
    }

    [Theory, InlineData(false, null), InlineData(true, Attention.PaidTwice)]
    public void A_late_hold_that_is_taken_is_what_any_money_is(bool paidByAnother, string? attention)
    {
        var payment = HeldLate(PaymentStatus.Expired);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid), paidByAnother, siblingIsLive: true);

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Paid, attention));
    }

    [Theory, InlineData(EvidenceKind.Canceled), InlineData(EvidenceKind.Expired), InlineData(EvidenceKind.Declined)]
    public void A_late_hold_that_is_released_needs_nobody(EvidenceKind end)
    {
        var payment = HeldLate(PaymentStatus.Canceled);

        payment.Apply(payment.EvidenceOf(end), siblingIsLive: true);

        (payment.Status, payment.Attention, payment.IsUnsettled).ShouldBe((PaymentStatus.Canceled, null, false));
    }

    [Theory]
    [MemberData(nameof(Over))]
    public void A_late_success_of_another_sum_moves_nothing(PaymentStatus over)
    {
        var payment = APayment.In(over);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = APayment.Part });

        (payment.Status, payment.Attention).ShouldBe((over, Attention.EvidenceMismatch));
    }

    [Theory]
    [InlineData(PaymentStatus.Created)]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Unknown)]
    [InlineData(PaymentStatus.Authorized)]
    public void Money_for_an_invoice_that_another_payment_paid_is_seen(PaymentStatus from)
    {
        var payment = APayment.In(from);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid), siblingIsPaid: true);

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Paid, Attention.PaidTwice));
    }

    [Fact]
    public void When_it_was_paid_is_told_by_the_acquirers_clock_where_it_says_so()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        var there = APayment.Now.AddMinutes(-3);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { At = there });

        payment.PaidAt.ShouldBe(there);
        APayment.In(PaymentStatus.Pending).After(EvidenceKind.Paid).PaidAt.ShouldBe(APayment.Now.AddMinutes(1));
    }

    private static Payment HeldLate(PaymentStatus over)
    {
        var payment = APayment.In(over);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized), siblingIsLive: true);
        return payment;
    }
}
