using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>What is noted for a person: with its figures, and once.</summary>
public sealed class AttentionTimelineTests
{
    [Fact]
    public void What_cannot_follow_and_what_is_not_ours_are_noted_with_their_figures()
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

        payment.Entries(3).ShouldBe(["payment.evidence_mismatch (PAID: 1.00 RUB instead of 1000.00 RUB)"]);
        payment.Attention.ShouldBe(Attention.EvidenceMismatch);
    }

    [Theory]
    [InlineData("no sum")]
    [InlineData("another order")]
    [InlineData("another payment of the acquirer")]
    [InlineData("another currency")]
    public void Each_mismatch_is_told_by_its_kind(string kind)
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var said = payment.EvidenceOf(EvidenceKind.Paid);
        var (evidence, detail) = kind switch
        {
            "no sum" => (said with { Amount = null }, "PAID: no sum instead of 1000.00 RUB"),
            "another order" => (said with { Reference = new AcquirerReference("another", null) }, "another order"),
            "another payment of the acquirer" => (
                said with
                {
                    Reference = payment.Reference with { AcquirerPaymentId = "8" },
                },
                "another payment of the acquirer"
            ),
            _ => (
                payment.EvidenceOf(EvidenceKind.PartiallyRefunded) with
                {
                    Refunded = new Money(1m, Currency.Parse("USD")!.Value),
                },
                "PARTIALLYREFUNDED: 1.00 USD of 1000.00 RUB given back"
            ),
        };

        payment.Apply(evidence).ShouldBeFalse();

        payment.Entries(3).ShouldBe([$"payment.evidence_mismatch ({detail})"]);
    }

    [Fact]
    public void A_contradiction_is_told_with_both_words()
    {
        var payment = APayment.In(PaymentStatus.Authorized).After(EvidenceKind.Declined, EvidenceKind.Declined);

        payment.Entries(3).ShouldBe(["payment.contradiction (DECLINED after Authorized)"]);
    }

    [Fact]
    public void The_first_reason_to_look_stays()
    {
        var payment = APayment.In(PaymentStatus.Created);
        payment.Raise(Attention.InvoiceGone, APayment.Now, "first");
        payment.MarkDeclined("no", APayment.Now);

        payment.Attention.ShouldBe(Attention.InvoiceGone);
    }

    [Fact]
    public void What_is_found_again_and_again_is_noted_once()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        payment.RaiseOnce(Attention.InvoiceGone, APayment.Now, "gone");
        payment.RaiseOnce(Attention.InvoiceGone, APayment.Now, "gone for good");
        payment.RaiseOnce(Attention.InvoiceSumChanged, APayment.Now, "1");
        payment.RaiseOnce(Attention.InvoiceSumChanged, APayment.Now, "1");
        payment.RaiseOnce(Attention.InvoiceSumChanged, APayment.Now, "2");

        payment.Entries(3).ShouldBe(["invoice.gone (gone)", "invoice.sum_changed (1)", "invoice.sum_changed (2)"]);
    }

    [Fact]
    public void Another_attempt_counts_by_its_money_and_its_method()
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
}
