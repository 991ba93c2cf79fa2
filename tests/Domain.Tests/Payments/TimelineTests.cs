using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>
/// What the seller reads of a payment is a promise: each step has its stable code, its states and its detail, and what follows
/// from it.
/// </summary>
public sealed class TimelineTests
{
    private static readonly DateTimeOffset Heard = APayment.Now.AddMinutes(1);
    private static readonly PaymentPage Page = new PaymentPage.Redirect(new Uri("https://pay.example/form/3"));

    [Theory]
    [InlineData(EvidenceKind.Authorized, "evidence.authorized: Pending → Authorized (AUTHORIZED)")]
    [InlineData(EvidenceKind.Paid, "evidence.paid: Pending → Paid (PAID)")]
    [InlineData(EvidenceKind.Declined, "evidence.declined: Pending → Declined (DECLINED)")]
    [InlineData(EvidenceKind.Canceled, "evidence.canceled: Pending → Canceled (CANCELED)")]
    [InlineData(EvidenceKind.Expired, "evidence.expired: Pending → Expired (EXPIRED)")]
    public void The_acquirers_word_moves_an_open_form(EvidenceKind kind, string entry)
    {
        var payment = APayment.In(PaymentStatus.Pending).After(kind);

        payment
            .Entries()
            .ShouldBe(["payment.created (1000.00 RUB)", $"opening.opened: Created → Pending ({APayment.AcquirerPaymentId})", entry]);
        payment
            .TakeEvents()
            .ShouldBe([
                kind switch
                {
                    EvidenceKind.Authorized => new PaymentEvent.Authorized(Heard),
                    EvidenceKind.Paid => new PaymentEvent.Paid(Heard),
                    _ => new PaymentEvent.Ended(Heard),
                },
            ]);
    }

    [Fact]
    public void An_unknown_opening_that_the_acquirer_knows_is_open()
    {
        var payment = APayment.In(PaymentStatus.Unknown).After(EvidenceKind.Pending);

        payment.Entries(1).ShouldBe(["opening.unknown: Created → Unknown (timeout)", "evidence.pending: Unknown → Pending (PENDING)"]);
        payment.TakeEvents().ShouldBe([new PaymentEvent.Opened(Heard, payment.ExpiresAt)]);
    }

    [Fact]
    public void An_opening_that_the_acquirer_never_saw_is_over()
    {
        var payment = APayment.In(PaymentStatus.Unknown);
        payment.Apply(payment.EvidenceOf(EvidenceKind.NeverOpened) with { Amount = null }).ShouldBeTrue();

        payment.Entries(2).ShouldBe(["evidence.never_opened: Unknown → Canceled (NEVEROPENED)"]);
        payment.TakeEvents().ShouldBe([new PaymentEvent.Ended(Heard)]);
    }

    [Fact]
    public void A_refusal_tells_its_reason()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Declined) with { Reason = "1051 no funds" });

        payment.Entries(2).ShouldBe(["evidence.declined: Pending → Declined (DECLINED: 1051 no funds)"]);
    }

    [Fact]
    public void Money_that_goes_back_is_told_by_its_sum()
    {
        var payment = APayment.In(PaymentStatus.Paid).After(EvidenceKind.PartiallyRefunded, EvidenceKind.Refunded);

        payment
            .Entries(3)
            .ShouldBe([
                "evidence.refunded: Paid → PartiallyRefunded (300.00 RUB)",
                "evidence.refunded: PartiallyRefunded → Refunded (1000.00 RUB)",
            ]);
        payment.TakeEvents().ShouldBe([new PaymentEvent.Refunded(Heard), new PaymentEvent.Refunded(Heard)]);
    }

    [Fact]
    public void Money_that_came_late_tells_after_what()
    {
        var payment = APayment.In(PaymentStatus.Expired).After(EvidenceKind.Paid);

        payment.Entries(3).ShouldBe(["evidence.late (PAID after Expired)", "evidence.paid: Expired → Paid (PAID)"]);
    }

    [Fact]
    public void A_late_hold_is_a_hold_or_lies_on_the_desk_while_another_attempt_lives()
    {
        var alone = APayment.In(PaymentStatus.Expired).After(EvidenceKind.Authorized);
        alone.Entries(3).ShouldBe(["evidence.late (AUTHORIZED after Expired)", "evidence.authorized: Expired → Authorized (AUTHORIZED)"]);
        alone.TakeEvents().ShouldBe([new PaymentEvent.Authorized(Heard)]);

        var beside = APayment.In(PaymentStatus.Expired);
        beside.Apply(beside.EvidenceOf(EvidenceKind.Authorized), siblingIsLive: true);
        beside.Entries(3).ShouldBe(["payment.late_success (AUTHORIZED after Expired)"]);
        beside.TakeEvents().ShouldBe([new PaymentEvent.Authorized(Heard)]);
        beside.IsUnsettled.ShouldBeTrue();
    }

    [Fact]
    public void Money_beyond_the_sum_is_raised_and_settled_when_it_went_back()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid), siblingIsPaid: true);
        payment.After(EvidenceKind.Refunded);

        payment.Entries(2).ShouldBe(
        [
            "evidence.paid: Pending → Paid (PAID)",
            "payment.paid_twice",
            "evidence.refunded: Paid → Refunded (1000.00 RUB)",
            "attention.settled (payment.paid_twice)",
        ]);
        payment.Attention.ShouldBeNull();
    }

    [Fact]
    public void Old_news_is_noted_once_in_a_row()
    {
        var payment = APayment.In(PaymentStatus.Paid).After(EvidenceKind.Pending, EvidenceKind.Pending);

        payment.Entries(3).ShouldBe(["evidence.ignored (PENDING)"]);
    }

    [Fact]
    public void The_ways_of_an_opening_have_their_words()
    {
        Told(it => it.Open("42", Page, APayment.Now)).ShouldBe(["opening.opened: Created → Pending (42)"]);
        Told(it => it.MarkDeclined("308: off", APayment.Now)).ShouldBe(["opening.refused: Created → Declined (308: off)"]);
        Told(it => it.MarkNotSent("acme init", APayment.Now)).ShouldBe(["opening.not_sent: Created → Canceled (acme init)"]);
        Told(it => it.MarkUnknown("timeout", null, APayment.Now)).ShouldBe(["opening.unknown: Created → Unknown (timeout)"]);
        Told(it => it.Abandon("expired", APayment.Now)).ShouldBe(["payment.abandoned (expired)"]);
        Told(it =>
        {
            it.After(EvidenceKind.Paid);
            it.Open(null, Page, APayment.Now);
        }).ShouldBe(["evidence.paid: Created → Paid (PAID)", "opening.answered_late"]);
    }

    [Fact]
    public void The_acquirers_number_is_never_forgotten()
    {
        var payment = APayment.Created();
        payment.MarkUnknown("timeout", "42", APayment.Now);
        payment.MarkUnknown("again", "43", APayment.Now);
        payment.AcquirerPaymentId.ShouldBe("42");

        payment.Open(null, Page, APayment.Now);
        payment.AcquirerPaymentId.ShouldBe("42");

        payment.Open("44", Page, APayment.Now);
        payment.AcquirerPaymentId.ShouldBe("44");
    }

    private static string[] Told(Action<Payment> step)
    {
        var payment = APayment.Created();
        step(payment);
        return payment.Entries(1);
    }
}
