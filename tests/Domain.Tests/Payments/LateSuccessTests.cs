using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Tests.Payments;

public sealed class LateSuccessTests
{
    public static TheoryData<PaymentStatus> Ended => [PaymentStatus.Declined, PaymentStatus.Canceled, PaymentStatus.Expired];

    [Theory]
    [MemberData(nameof(Ended))]
    public void A_late_success_is_applied_and_noted(PaymentStatus ended)
    {
        var payment = APayment.In(ended).After(EvidenceKind.Paid);

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Paid, null));
        payment.Timeline.ShouldContain(entry => entry.Code == "evidence.late" && entry.Detail == $"PAID after {ended}");
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<PaymentEvent.Paid>();
    }

    [Theory]
    [MemberData(nameof(Ended))]
    public void A_late_success_beside_a_paid_sibling_needs_attention(PaymentStatus ended)
    {
        var payment = APayment.In(ended);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid), siblingIsPaid: true);

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Paid, Attention.PaidTwice));
        payment.NetPaid.ShouldBe(APayment.Amount);
    }

    [Theory]
    [MemberData(nameof(Ended))]
    public void A_late_authorization_is_applied(PaymentStatus ended)
    {
        var payment = APayment.In(ended).After(EvidenceKind.Authorized);

        payment.Status.ShouldBe(PaymentStatus.Authorized);
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<PaymentEvent.Authorized>();
    }

    [Theory]
    [MemberData(nameof(Ended))]
    public void A_late_authorization_beside_a_live_sibling_needs_attention(PaymentStatus ended)
    {
        var payment = AuthorizedLate(ended);

        (payment.Status, payment.Attention, payment.IsUnsettled).ShouldBe((ended, Attention.LateSuccess, true));
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<PaymentEvent.Authorized>();
        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized), siblingIsLive: true);
        payment.TakeEvents().ShouldBeEmpty();
    }

    [Fact]
    public void A_late_authorization_is_applied_once_the_sibling_ends()
    {
        var payment = AuthorizedLate(PaymentStatus.Declined);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized));

        payment.Status.ShouldBe(PaymentStatus.Authorized);
    }

    [Theory, InlineData(false, null), InlineData(true, Attention.PaidTwice)]
    public void A_captured_late_authorization_is_paid(bool siblingIsPaid, string? attention)
    {
        var payment = AuthorizedLate(PaymentStatus.Expired);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid), siblingIsPaid, siblingIsLive: true);

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Paid, attention));
    }

    [Theory, InlineData(EvidenceKind.Canceled), InlineData(EvidenceKind.Expired), InlineData(EvidenceKind.Declined)]
    public void A_released_late_authorization_clears_the_attention(EvidenceKind end)
    {
        var payment = AuthorizedLate(PaymentStatus.Canceled);

        payment.Apply(payment.EvidenceOf(end), siblingIsLive: true);

        (payment.Status, payment.Attention, payment.IsUnsettled).ShouldBe((PaymentStatus.Canceled, null, false));
    }

    [Theory]
    [MemberData(nameof(Ended))]
    public void A_late_success_of_another_amount_is_refused(PaymentStatus ended)
    {
        var payment = APayment.In(ended);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = APayment.Part });

        (payment.Status, payment.Attention).ShouldBe((ended, Attention.EvidenceMismatch));
    }

    [Theory]
    [InlineData(PaymentStatus.Created)]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Unknown)]
    [InlineData(PaymentStatus.Authorized)]
    public void A_second_payment_of_an_invoice_needs_attention(PaymentStatus from)
    {
        var payment = APayment.In(from);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid), siblingIsPaid: true);

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Paid, Attention.PaidTwice));
    }

    [Fact]
    public void The_acquirers_time_of_payment_is_kept()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        var acquirersTime = APayment.Now.AddMinutes(-3);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { At = acquirersTime });

        payment.PaidAt.ShouldBe(acquirersTime);
        APayment.In(PaymentStatus.Pending).After(EvidenceKind.Paid).PaidAt.ShouldBe(APayment.Now.AddMinutes(1));
    }

    [Fact]
    public void Siblings_count_by_money_and_method()
    {
        var payment = APayment.In(PaymentStatus.Declined);
        var paid = APayment.In(PaymentStatus.Paid);
        var live = APayment.In(PaymentStatus.Pending);
        var otherMethod = APayment.Created(APayment.Draft with { Method = MethodCode.Parse("sbp")!.Value });

        SiblingPayments
            .Of(payment, [payment, APayment.In(PaymentStatus.Refunded), otherMethod])
            .ShouldBe(new SiblingPayments(HaveNetPaid: false, AnyIsLive: false));
        SiblingPayments.Of(payment, [payment, paid]).ShouldBe(new SiblingPayments(HaveNetPaid: true, AnyIsLive: false));
        SiblingPayments.Of(payment, [payment, live]).ShouldBe(new SiblingPayments(HaveNetPaid: false, AnyIsLive: true));
        SiblingPayments.Of(live, [live]).ShouldBe(new SiblingPayments(HaveNetPaid: false, AnyIsLive: false));
        SiblingPayments.Of(paid, [paid]).ShouldBe(new SiblingPayments(HaveNetPaid: false, AnyIsLive: false));
    }

    private static Payment AuthorizedLate(PaymentStatus ended)
    {
        var payment = APayment.In(ended);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized), siblingIsLive: true);
        return payment;
    }
}
