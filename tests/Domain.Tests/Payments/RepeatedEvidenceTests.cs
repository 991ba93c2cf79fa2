using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>Evidence applied several times has the effect of one application.</summary>
public sealed class RepeatedEvidenceTests
{
    [Theory]
    [MemberData(nameof(MismatchedEvidenceTests.EveryPair), MemberType = typeof(MismatchedEvidenceTests))]
    public void Repeated_evidence_adds_no_entries_or_events(PaymentStatus from, EvidenceKind kind)
    {
        var once = APayment.In(from).After(kind);
        var repeated = APayment.In(from).After(kind, kind, kind);

        repeated.Status.ShouldBe(once.Status);
        repeated.Codes().ShouldBe(once.Codes());
        repeated.TakeEvents().Select(it => it.GetType()).ShouldBe(once.TakeEvents().Select(it => it.GetType()));
    }

    [Theory]
    [InlineData(EvidenceKind.NeverOpened)]
    [InlineData(EvidenceKind.Paid)]
    public void Repeated_mismatches_beside_another_attention_are_noted_once(EvidenceKind kind)
    {
        var payment = APayment.In(PaymentStatus.Pending);
        payment.Raise(Attention.InvoiceSumChanged, APayment.Now);
        var mismatched = payment.EvidenceOf(kind) with { Amount = kind == EvidenceKind.Paid ? null : APayment.Amount };

        for (var i = 0; i < 3; i++)
            payment.Apply(mismatched);

        payment.Attention.ShouldBe(Attention.InvoiceSumChanged);
        payment.Timeline.Count.ShouldBe(APayment.In(PaymentStatus.Pending).Timeline.Count + 2);
    }

    [Fact]
    public void A_partial_refund_of_unknown_amount_is_noted_once()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var withoutAmount = payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = null };

        payment.Apply(withoutAmount);
        payment.Apply(withoutAmount);
        (payment.Status, payment.Refunded.Amount).ShouldBe((PaymentStatus.PartiallyRefunded, 0m));
        payment.Codes().Count(code => code == "evidence.refunded").ShouldBe(1);

        payment.After(EvidenceKind.PartiallyRefunded);
        payment.Refunded.ShouldBe(APayment.Part);
    }
}
