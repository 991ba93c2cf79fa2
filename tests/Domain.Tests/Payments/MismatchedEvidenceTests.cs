using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>Evidence of another order, payment, amount or currency never changes a payment.</summary>
public sealed class MismatchedEvidenceTests
{
    private static readonly Currency Euro = Currency.Parse("EUR")!.Value;

    public static TheoryData<PaymentStatus, EvidenceKind> EveryPair =>
        [
            .. Enum.GetValues<PaymentStatus>()
                .SelectMany(status =>
                    Enum.GetValues<EvidenceKind>().Select(kind => new TheoryDataRow<PaymentStatus, EvidenceKind>(status, kind))
                ),
        ];

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Evidence_of_another_order_is_refused(PaymentStatus from, EvidenceKind kind) =>
        ShouldRefuse(from, kind, evidence => evidence with { Reference = evidence.Reference with { OrderId = "918273-another" } });

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Evidence_of_another_acquirer_payment_is_refused(PaymentStatus from, EvidenceKind kind)
    {
        // Until the acquirer has returned its id, the first id in evidence is taken.
        if (from is not (PaymentStatus.Created or PaymentStatus.Unknown))
            ShouldRefuse(from, kind, evidence => evidence with { Reference = evidence.Reference with { AcquirerPaymentId = "7000002" } });
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Evidence_in_another_currency_is_refused(PaymentStatus from, EvidenceKind kind) =>
        ShouldRefuse(from, kind, evidence => evidence with { Amount = new Money(1000m, Euro) });

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Evidence_of_another_amount_is_refused(PaymentStatus from, EvidenceKind kind)
    {
        // What ended holds no money, so its sum says nothing.
        if (kind is EvidenceKind.Declined or EvidenceKind.Expired or EvidenceKind.Canceled or EvidenceKind.NeverOpened)
            return;
        // Parts of a hold are released.
        if (kind == EvidenceKind.Authorized && from == PaymentStatus.Authorized)
            return;
        // Evidence of a refund of captured money may state the remaining amount.
        var mayStateTheRest = kind is EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded
            && from is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded;
        if (!mayStateTheRest)
            ShouldRefuse(from, kind, evidence => evidence with { Amount = Money.Rub(999.99m) });
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void A_refund_in_another_currency_is_refused(PaymentStatus from, EvidenceKind kind) =>
        ShouldRefuse(from, kind, evidence => evidence with { Refunded = new Money(1m, Euro) });

    [Theory]
    [InlineData(EvidenceKind.Authorized)]
    [InlineData(EvidenceKind.Paid)]
    public void Evidence_of_money_without_an_amount_is_refused(EvidenceKind kind)
    {
        foreach (var from in Enum.GetValues<PaymentStatus>())
            ShouldRefuse(from, kind, evidence => evidence with { Amount = null });
    }

    [Fact]
    public void The_acquirers_id_is_taken_from_the_first_evidence()
    {
        var payment = APayment.In(PaymentStatus.Created).After(EvidenceKind.Pending);

        payment.AcquirerPaymentId.ShouldBe(APayment.AcquirerPaymentId);
        var paid = payment.EvidenceOf(EvidenceKind.Paid) with { Reference = new AcquirerReference(payment.OrderId, null) };
        payment.Apply(paid).ShouldBeTrue();
        payment.AcquirerPaymentId.ShouldBe(APayment.AcquirerPaymentId);
    }

    private static void ShouldRefuse(PaymentStatus from, EvidenceKind kind, Func<Evidence, Evidence> change)
    {
        var payment = APayment.In(from);
        var (netPaid, refunded) = (payment.NetPaid, payment.Refunded);

        payment.Apply(change(payment.EvidenceOf(kind))).ShouldBeFalse();
        payment.Apply(change(payment.EvidenceOf(kind))).ShouldBeFalse();

        (payment.Status, payment.NetPaid, payment.Refunded).ShouldBe((from, netPaid, refunded));
        payment.Needs(Attention.EvidenceMismatch).ShouldBeTrue();
        payment.Codes().Count(code => code == Attention.EvidenceMismatch).ShouldBe(1);
        payment.TakeEvents().ShouldBeEmpty();
    }
}
