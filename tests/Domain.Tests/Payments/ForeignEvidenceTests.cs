using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>Evidence of another order, payment, sum or currency never moves a payment, whatever it says.</summary>
public sealed class ForeignEvidenceTests
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
    public void Of_another_order(PaymentStatus from, EvidenceKind kind) =>
        Refuses(from, kind, evidence => evidence with { Reference = evidence.Reference with { OrderId = "918273-another" } });

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Of_another_payment_of_the_acquirer(PaymentStatus from, EvidenceKind kind)
    {
        // Before the acquirer named its payment any number is the first one.
        if (from is not (PaymentStatus.Created or PaymentStatus.Unknown))
            Refuses(from, kind, evidence => evidence with { Reference = evidence.Reference with { AcquirerPaymentId = "7000002" } });
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Of_another_currency(PaymentStatus from, EvidenceKind kind) =>
        Refuses(from, kind, evidence => evidence with { Amount = new Money(1000m, Euro) });

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Of_another_sum(PaymentStatus from, EvidenceKind kind)
    {
        // Once money was taken a refund may speak of what remains; how much went back it says elsewhere.
        var speaksOfTheRest = kind is EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded
            && from is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded;
        if (!speaksOfTheRest)
            Refuses(from, kind, evidence => evidence with { Amount = Money.Rub(999.99m) });
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void That_gives_back_another_currency(PaymentStatus from, EvidenceKind kind) =>
        Refuses(from, kind, evidence => evidence with { Refunded = new Money(1m, Euro) });

    [Theory]
    [InlineData(EvidenceKind.Authorized)]
    [InlineData(EvidenceKind.Paid)]
    public void Of_money_without_a_sum(EvidenceKind kind)
    {
        foreach (var from in Enum.GetValues<PaymentStatus>())
            Refuses(from, kind, evidence => evidence with { Amount = null });
    }

    [Fact]
    public void The_acquirers_number_is_learnt_from_the_first_evidence_and_then_kept()
    {
        var payment = APayment.In(PaymentStatus.Created).After(EvidenceKind.Pending);

        payment.AcquirerPaymentId.ShouldBe(APayment.AcquirerPaymentId);
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Reference = new AcquirerReference(payment.OrderId, null) }).ShouldBeTrue();
        payment.Reference.ShouldBe(new AcquirerReference(payment.OrderId, APayment.AcquirerPaymentId));
    }

    private static void Refuses(PaymentStatus from, EvidenceKind kind, Func<Evidence, Evidence> change)
    {
        var payment = APayment.In(from);
        var (held, refunded) = (payment.NetPaid, payment.Refunded);

        payment.Apply(change(payment.EvidenceOf(kind))).ShouldBeFalse();
        payment.Apply(change(payment.EvidenceOf(kind))).ShouldBeFalse();

        (payment.Status, payment.NetPaid, payment.Refunded).ShouldBe((from, held, refunded));
        payment.Attention.ShouldBe(Attention.EvidenceMismatch);
        payment.Codes().Count(code => code == Attention.EvidenceMismatch).ShouldBe(1);
        payment.TakeEvents().ShouldBeEmpty();
    }
}
