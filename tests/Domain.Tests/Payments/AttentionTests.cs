using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>Attention items and their timeline entries.</summary>
public sealed class AttentionTests
{
    [Fact]
    public void Only_the_first_of_several_mismatches_is_noted()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = Money.Rub(1m) }).ShouldBeFalse();
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = null }).ShouldBeFalse();
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Reference = new AcquirerReference("another", null) }).ShouldBeFalse();
        payment
            .Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Reference = payment.Reference with { AcquirerPaymentId = "8" } })
            .ShouldBeFalse();
        payment
            .Apply(payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = new Money(1m, Currency.Parse("USD")!.Value) })
            .ShouldBeFalse();

        payment.Entries(3).ShouldBe(["payment.evidence_mismatch (said=PAID; named=1.00 RUB; total=1000.00 RUB)"]);
        payment.Attention.ShouldBe(Attention.EvidenceMismatch);
    }

    [Theory]
    [InlineData("no sum")]
    [InlineData("another order")]
    [InlineData("another payment of the acquirer")]
    [InlineData("another currency")]
    public void Each_kind_of_mismatch_is_described(string kind)
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var paid = payment.EvidenceOf(EvidenceKind.Paid);
        var (evidence, detail) = kind switch
        {
            "no sum" => (paid with { Amount = null }, "said=PAID; total=1000.00 RUB"),
            "another order" => (paid with { Reference = new AcquirerReference("another", null) }, "foreign=order"),
            "another payment of the acquirer" => (
                paid with { Reference = payment.Reference with { AcquirerPaymentId = "8" } },
                "foreign=payment"
            ),
            _ => (
                payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with { Refunded = new Money(1m, Currency.Parse("USD")!.Value) },
                "said=PARTIALLYREFUNDED; back=1.00 USD; total=1000.00 RUB"
            ),
        };

        payment.Apply(evidence).ShouldBeFalse();

        payment.Entries(3).ShouldBe([$"payment.evidence_mismatch ({detail})"]);
    }

    [Fact]
    public void A_contradiction_names_evidence_and_status()
    {
        var payment = APayment.In(PaymentStatus.Authorized).After(EvidenceKind.Declined, EvidenceKind.Declined);

        payment.Entries(3).ShouldBe(["payment.contradiction (said=DECLINED; state=Authorized)"]);
    }

    [Fact]
    public void The_first_attention_stays_and_each_is_noted()
    {
        var payment = APayment.In(PaymentStatus.Created);
        payment.Raise(Attention.InvoiceGone, APayment.Now, "first");
        payment.Raise(Attention.Excess, APayment.Now);
        payment.MarkDeclined("no", APayment.Now);

        payment.OpenReasons.ShouldBe([Attention.InvoiceGone, Attention.Excess, Attention.OpeningRefused]);
        payment.Attention.ShouldBe(Attention.InvoiceGone);
        payment.Entries(1).ShouldBe(["invoice.gone (first)", "payment.excess", "opening.refused: Created → Declined (no)"]);
    }

    [Fact]
    public void A_reason_is_closed_and_the_next_one_shows()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.Reflect(Attention.Excess, isTrue: true, APayment.Now, "1.00 RUB");
        payment.Reflect(Attention.InvoiceGone, isTrue: true, APayment.Now, null);

        payment.Reflect(Attention.Excess, isTrue: false, APayment.Now, null);
        payment.Reflect(Attention.Excess, isTrue: false, APayment.Now, null);

        payment.OpenReasons.ShouldBe([Attention.InvoiceGone]);
        payment.Entries(5).ShouldBe(["attention.settled (payment.excess)"]);
        payment.TakeAttentionChanges().Select(change => (change.Reason, change.Cause, change.IsOpen)).TakeLast(3).ShouldBe(
        [
            (Attention.Excess, payment.OrderId, true),
            (Attention.InvoiceGone, "", true),
            (Attention.Excess, payment.OrderId, false),
        ]);
        payment.TakeAttentionChanges().ShouldBeEmpty();
    }

    [Fact]
    public void Unknown_needs_attention_until_it_is_known()
    {
        var payment = APayment.In(PaymentStatus.Unknown);
        payment.Attention.ShouldBe(Attention.PaymentUnknown);

        payment.After(EvidenceKind.Pending);

        payment.Attention.ShouldBeNull();
    }

    [Fact]
    public void Repeated_findings_are_noted_once()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.RaiseOnce(Attention.InvoiceGone, APayment.Now, "gone");
        payment.RaiseOnce(Attention.InvoiceGone, APayment.Now, "gone for good");
        payment.RaiseOnce(Attention.InvoiceSumChanged, APayment.Now, "1");
        payment.RaiseOnce(Attention.InvoiceSumChanged, APayment.Now, "1");
        payment.RaiseOnce(Attention.InvoiceSumChanged, APayment.Now, "2");

        payment.Entries(3).ShouldBe(["invoice.gone (gone)", "invoice.sum_changed (1)"]);
    }
}
