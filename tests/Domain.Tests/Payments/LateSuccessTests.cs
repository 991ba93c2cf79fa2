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
        payment.Timeline.ShouldContain(entry => entry.Code == "evidence.late" && entry.Detail == $"said=PAID; state={ended}");
        payment.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<PaymentEvent.Paid>();
    }

    [Theory]
    [MemberData(nameof(Ended))]
    public void A_late_success_ends_the_other_forms(PaymentStatus ended)
    {
        var payment = APayment.In(ended);
        var open = APayment.In(PaymentStatus.Pending);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid), open);

        (payment.Status, payment.Attention, payment.NetPaid).ShouldBe((PaymentStatus.Paid, null, APayment.Amount));
        open.AbandonedAt.ShouldBe(APayment.Now.AddMinutes(1));
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
        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized), APayment.In(PaymentStatus.Pending));
        payment.TakeEvents().ShouldBeEmpty();
    }

    [Fact]
    public void A_late_authorization_is_applied_once_the_sibling_ends()
    {
        var payment = AuthorizedLate(PaymentStatus.Declined);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized));

        payment.Status.ShouldBe(PaymentStatus.Authorized);
    }

    [Fact]
    public void A_captured_late_authorization_is_paid()
    {
        var payment = AuthorizedLate(PaymentStatus.Expired);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid), APayment.In(PaymentStatus.Pending));

        (payment.Status, payment.Attention, payment.IsAuthorizedLate).ShouldBe((PaymentStatus.Paid, null, false));
    }

    [Theory, InlineData(EvidenceKind.Canceled), InlineData(EvidenceKind.Expired), InlineData(EvidenceKind.Declined)]
    public void A_released_late_authorization_clears_the_attention(EvidenceKind end)
    {
        var payment = AuthorizedLate(PaymentStatus.Canceled);

        payment.Apply(payment.EvidenceOf(end), APayment.In(PaymentStatus.Pending));

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

    [Fact]
    public void The_acquirers_time_of_payment_is_kept()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        var acquirersTime = APayment.Now.AddMinutes(-3);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { At = acquirersTime });

        payment.PaidAt.ShouldBe(acquirersTime);
        APayment.In(PaymentStatus.Pending).After(EvidenceKind.Paid).PaidAt.ShouldBe(APayment.Now.AddMinutes(1));
    }

    [Theory, InlineData(EvidenceKind.Authorized), InlineData(EvidenceKind.Paid)]
    public void Money_ends_open_forms_and_leaves_holds(EvidenceKind kind)
    {
        var payment = APayment.In(PaymentStatus.Pending);
        var created = APayment.Created(APayment.Draft with { Method = MethodCode.Parse("sbp")!.Value });
        var hold = APayment.In(PaymentStatus.Authorized);
        var declined = APayment.In(PaymentStatus.Declined);

        payment.Apply(payment.EvidenceOf(kind), payment, created, hold, declined);

        (payment.AbandonedAt, hold.AbandonedAt, declined.AbandonedAt).ShouldBe((null, null, null));
        created.Entries(1).ShouldBe(["payment.abandoned (invoice.paid)"]);
    }

    [Fact]
    public void A_live_sibling_counts_by_its_method()
    {
        var payment = APayment.In(PaymentStatus.Declined);
        var other = APayment.Created(APayment.Draft with { Method = MethodCode.Parse("sbp")!.Value });

        SiblingPayments.Of(payment, [payment, APayment.In(PaymentStatus.Paid), other]).AnyIsLive(payment).ShouldBeFalse();
        SiblingPayments.Of(payment, [APayment.In(PaymentStatus.Pending)]).AnyIsLive(payment).ShouldBeTrue();
    }

    private static Payment AuthorizedLate(PaymentStatus ended)
    {
        var payment = APayment.In(ended);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Authorized), APayment.In(PaymentStatus.Pending));
        return payment;
    }
}
