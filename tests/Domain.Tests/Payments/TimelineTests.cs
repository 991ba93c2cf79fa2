using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>The timeline that a seller reads: each step has a stable code, its statuses, a detail and an event.</summary>
public sealed class TimelineTests
{
    private static readonly DateTimeOffset AppliedAt = APayment.Now.AddMinutes(1);
    private static readonly PaymentPage Page = new PaymentPage.Redirect(new Uri("https://pay.example/form/3"));

    [Theory]
    [InlineData(EvidenceKind.Authorized, "evidence.authorized: Pending → Authorized (AUTHORIZED)")]
    [InlineData(EvidenceKind.Paid, "evidence.paid: Pending → Paid (PAID)")]
    [InlineData(EvidenceKind.Declined, "evidence.declined: Pending → Declined (DECLINED)")]
    [InlineData(EvidenceKind.Canceled, "evidence.canceled: Pending → Canceled (CANCELED)")]
    [InlineData(EvidenceKind.Expired, "evidence.expired: Pending → Expired (EXPIRED)")]
    public void Evidence_moves_a_pending_payment(EvidenceKind kind, string entry)
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
                    EvidenceKind.Authorized => new PaymentEvent.Authorized(AppliedAt),
                    EvidenceKind.Paid => new PaymentEvent.Paid(AppliedAt),
                    _ => new PaymentEvent.Ended(AppliedAt),
                },
            ]);
    }

    [Fact]
    public void An_unknown_payment_known_to_the_acquirer_is_pending()
    {
        var payment = APayment.In(PaymentStatus.Unknown).After(EvidenceKind.Pending);

        payment.Entries(1).ShouldBe(["opening.unknown: Created → Unknown (timeout)", "evidence.pending: Unknown → Pending (PENDING)"]);
        payment.TakeEvents().ShouldBe([new PaymentEvent.Opened(AppliedAt, payment.ExpiresAt)]);
    }

    [Fact]
    public void A_payment_never_opened_is_canceled()
    {
        var payment = APayment.In(PaymentStatus.Unknown);
        payment.Apply(payment.EvidenceOf(EvidenceKind.NeverOpened) with { Amount = null }).ShouldBeTrue();

        payment.Entries(2).ShouldBe(["evidence.never_opened: Unknown → Canceled (NEVEROPENED)"]);
        payment.TakeEvents().ShouldBe([new PaymentEvent.Ended(AppliedAt)]);
    }

    [Fact]
    public void A_decline_notes_its_reason()
    {
        var payment = APayment.In(PaymentStatus.Pending);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Declined) with { Reason = "1051 no funds" });

        payment.Entries(2).ShouldBe(["evidence.declined: Pending → Declined (DECLINED: 1051 no funds)"]);
    }

    [Fact]
    public void Refunds_note_their_amounts()
    {
        var payment = APayment.In(PaymentStatus.Paid).After(EvidenceKind.PartiallyRefunded, EvidenceKind.Refunded);

        payment
            .Entries(3)
            .ShouldBe([
                "evidence.refunded: Paid → PartiallyRefunded (300.00 RUB)",
                "evidence.refunded: PartiallyRefunded → Refunded (1000.00 RUB)",
            ]);
        payment.TakeEvents().ShouldBe([new PaymentEvent.Refunded(AppliedAt), new PaymentEvent.Refunded(AppliedAt)]);
    }

    [Fact]
    public void A_late_payment_notes_the_former_status()
    {
        var payment = APayment.In(PaymentStatus.Expired).After(EvidenceKind.Paid);

        payment.Entries(3).ShouldBe(["evidence.late (said=PAID; state=Expired)", "evidence.paid: Expired → Paid (PAID)"]);
    }

    [Fact]
    public void Late_authorizations_are_applied_or_raised()
    {
        var alone = APayment.In(PaymentStatus.Expired).After(EvidenceKind.Authorized);
        alone.Entries(3).ShouldBe(
            ["evidence.late (said=AUTHORIZED; state=Expired)", "evidence.authorized: Expired → Authorized (AUTHORIZED)"]);
        alone.TakeEvents().ShouldBe([new PaymentEvent.Authorized(AppliedAt)]);

        var beside = APayment.In(PaymentStatus.Expired);
        beside.Apply(beside.EvidenceOf(EvidenceKind.Authorized), APayment.In(PaymentStatus.Pending));
        beside.Entries(3).ShouldBe(["payment.late_success (said=AUTHORIZED; state=Expired)"]);
        beside.TakeEvents().ShouldBe([new PaymentEvent.Authorized(AppliedAt)]);
        beside.IsUnsettled.ShouldBeTrue();
    }

    [Fact]
    public void A_full_refund_settles_the_excess()
    {
        var payment = APayment.In(PaymentStatus.Pending).After(EvidenceKind.Paid);
        payment.Raise(Attention.Excess, AppliedAt);
        payment.After(EvidenceKind.Refunded);

        payment.Entries(2).ShouldBe(
        [
            "evidence.paid: Pending → Paid (PAID)",
            "payment.excess",
            "evidence.refunded: Paid → Refunded (1000.00 RUB)",
            "attention.settled (payment.excess)",
        ]);
        payment.Attention.ShouldBeNull();
    }

    [Fact]
    public void Outdated_evidence_in_a_row_is_noted_once()
    {
        var payment = APayment.In(PaymentStatus.Paid).After(EvidenceKind.Pending, EvidenceKind.Pending);

        payment.Entries(3).ShouldBe(["evidence.ignored (PENDING)"]);
    }

    [Fact]
    public void Each_outcome_of_an_opening_has_its_code()
    {
        EntriesOf(it => it.Open("42", Page, APayment.Now)).ShouldBe(["opening.opened: Created → Pending (42)"]);
        EntriesOf(it => it.MarkDeclined("308: off", APayment.Now)).ShouldBe(["opening.refused: Created → Declined (308: off)"]);
        EntriesOf(it => it.MarkNotSent("acme init", APayment.Now)).ShouldBe(["opening.not_sent: Created → Canceled (acme init)"]);
        EntriesOf(it => it.MarkUnknown("timeout", null, APayment.Now)).ShouldBe(["opening.unknown: Created → Unknown (timeout)"]);
        EntriesOf(it => it.Abandon("expired", APayment.Now)).ShouldBe(["payment.abandoned (expired)"]);
        EntriesOf(it =>
        {
            it.After(EvidenceKind.Paid);
            it.Open(null, Page, APayment.Now);
        }).ShouldBe(["evidence.paid: Created → Paid (PAID)", "opening.answered_late"]);
    }

    [Fact]
    public void The_acquirers_id_is_never_lost()
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

    [Fact]
    public void Timeline_entries_continue_each_other_without_gaps()
    {
        var payment = APayment.In(PaymentStatus.PartiallyRefunded).After(EvidenceKind.Declined, EvidenceKind.Refunded, EvidenceKind.Paid);

        payment.Timeline.Select(entry => entry.Number).ShouldBe(Enumerable.Range(1, payment.Timeline.Count));
        payment.Version.ShouldBe(payment.Timeline.Count);
        payment.Timeline.Zip(payment.Timeline.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
    }

    private static string[] EntriesOf(Action<Payment> step)
    {
        var payment = APayment.Created();
        step(payment);
        return payment.Entries(1);
    }
}
