using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>n copies do what one does, and leave what one leaves.</summary>
public sealed class CopiesTests
{
    [Theory]
    [MemberData(nameof(ForeignEvidenceTests.EveryPair), MemberType = typeof(ForeignEvidenceTests))]
    public void Copies_leave_no_further_entry_and_no_further_event(PaymentStatus from, EvidenceKind kind)
    {
        var once = APayment.In(from).After(kind);
        var often = APayment.In(from).After(kind, kind, kind);

        often.Status.ShouldBe(once.Status);
        often.Codes().ShouldBe(once.Codes());
        often.TakeEvents().Select(it => it.GetType()).ShouldBe(once.TakeEvents().Select(it => it.GetType()));
    }

    [Theory]
    [InlineData(EvidenceKind.NeverOpened)]
    [InlineData(EvidenceKind.Paid)]
    public void Copies_are_noted_once_also_when_another_matter_is_on_the_desk(EvidenceKind kind)
    {
        var payment = APayment.In(PaymentStatus.Pending);
        payment.Raise(Attention.InvoiceSumChanged, APayment.Now);
        var foreign = payment.EvidenceOf(kind) with { Amount = kind == EvidenceKind.Paid ? null : APayment.Amount };

        for (var i = 0; i < 3; i++)
            payment.Apply(foreign);

        payment.Attention.ShouldBe(Attention.InvoiceSumChanged);
        payment.Timeline.Count.ShouldBe(APayment.In(PaymentStatus.Pending).Timeline.Count + 2);
    }

    [Fact]
    public void A_partial_refund_of_an_unsaid_sum_is_noted_once_and_its_sum_when_it_is_said()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var unsaid = payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = null };

        payment.Apply(unsaid);
        payment.Apply(unsaid);
        (payment.Status, payment.Refunded.Amount).ShouldBe((PaymentStatus.PartiallyRefunded, 0m));
        payment.Codes().Count(code => code == "evidence.refunded").ShouldBe(1);

        payment.After(EvidenceKind.PartiallyRefunded);
        payment.Refunded.ShouldBe(APayment.Part);
    }

    [Fact]
    public void The_timeline_counts_from_one_without_gaps_and_each_entry_continues_the_last()
    {
        var payment = APayment.In(PaymentStatus.PartiallyRefunded).After(EvidenceKind.Declined, EvidenceKind.Refunded, EvidenceKind.Paid);

        payment.Timeline.Select(entry => entry.Number).ShouldBe(Enumerable.Range(1, payment.Timeline.Count));
        payment.Version.ShouldBe(payment.Timeline.Count);
        payment.Timeline.Zip(payment.Timeline.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
    }
}
