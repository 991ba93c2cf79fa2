using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Domain.Tests.Payments;

public sealed class DisputeTests
{
    private static readonly DateTimeOffset Deadline = APayment.Now.AddDays(7);

    [Fact]
    public void Open_dispute_lowers_what_is_paid_and_needs_attention()
    {
        var payment = Disputed(DisputeStatus.Open, 1000m);

        (payment.Status, payment.NetPaid, payment.Disputed).ShouldBe((PaymentStatus.Paid, Money.Rub(0m), APayment.Amount));
        payment.Needs(Attention.Disputed).ShouldBeTrue();
        payment.LastEntry.ShouldStartWith("dispute.opened withheld=1000.00 RUB; answerBy=");
        payment.TakeEvents().ShouldContain(happened => happened is PaymentEvent.Disputed);
    }

    [Fact]
    public void Early_warning_takes_nothing_and_needs_attention()
    {
        var payment = Disputed(DisputeStatus.Open, 0m);

        (payment.NetPaid, payment.Needs(Attention.Disputed)).ShouldBe((APayment.Amount, true));
    }

    [Fact]
    public void Won_dispute_restores_the_money()
    {
        var payment = Disputed(DisputeStatus.Open, 1000m);

        Tell(payment, DisputeStatus.Won, 0m);

        (payment.NetPaid, payment.Needs(Attention.Disputed)).ShouldBe((APayment.Amount, false));
    }

    [Fact]
    public void Lost_dispute_leaves_nothing_to_refund()
    {
        var payment = Disputed(DisputeStatus.Open, 1000m);

        Tell(payment, DisputeStatus.Lost, 1000m);

        payment.Needs(Attention.Disputed).ShouldBeFalse();
        var terms = new OperationTerms("a", Money.Rub(1m), []);
        OperationRules.Objection(payment, OperationKind.Refund, terms)!.Code.ShouldBe("refund.nothing_paid");
    }

    [Fact]
    public void Dispute_of_a_part_leaves_the_rest_to_refund()
    {
        var payment = Disputed(DisputeStatus.Lost, 700m);

        OperationRules.Objection(payment, OperationKind.Refund, new OperationTerms("a", Money.Rub(300m), [])).ShouldBeNull();
        OperationRules.Objection(payment, OperationKind.Refund, new OperationTerms("b", Money.Rub(300.01m), []))!
            .Code.ShouldBe("refund.beyond_paid");
    }

    [Fact]
    public void Copy_of_a_dispute_changes_nothing()
    {
        var payment = Disputed(DisputeStatus.Open, 1000m);
        payment.TakeEvents();

        Tell(payment, DisputeStatus.Open, 1000m);

        (payment.Timeline.Count(entry => entry.Code == "dispute.opened"), payment.TakeEvents().Count).ShouldBe((1, 0));
    }

    [Fact]
    public void Evidence_without_a_dispute_leaves_the_known_one()
    {
        var payment = Disputed(DisputeStatus.Lost, 1000m);

        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid));

        payment.Dispute.ShouldBe(DisputeStatus.Lost);
    }

    [Fact]
    public void More_than_the_payment_or_in_another_currency_is_not_withheld()
    {
        Disputed(DisputeStatus.Open, 5000m).Disputed.ShouldBe(APayment.Amount);

        var payment = APayment.In(PaymentStatus.Paid);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with
        {
            Dispute = new Dispute(DisputeStatus.Open, new Money(10m, Currency.Parse("USD")!.Value), null),
        });
        (payment.Dispute, payment.Disputed).ShouldBe((null, Money.Rub(0m)));
    }

    [Fact]
    public void Invoice_is_short_of_disputed_money_and_was_paid_all_the_same()
    {
        var balance = InvoiceBalance.Of(APayment.Amount, [Disputed(DisputeStatus.Open, 1000m)]);

        (balance.Paid, balance.Received, balance.Due).ShouldBe((Money.Rub(0m), APayment.Amount, APayment.Amount));
    }

    private static Payment Disputed(DisputeStatus status, decimal withheld)
    {
        var payment = APayment.In(PaymentStatus.Paid);
        Tell(payment, status, withheld);
        return payment;
    }

    private static void Tell(Payment payment, DisputeStatus status, decimal withheld) =>
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Dispute = new Dispute(status, Money.Rub(withheld), Deadline) });
}
