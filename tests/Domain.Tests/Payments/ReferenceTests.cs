using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>Keys by which an acquirer names a payment.</summary>
public sealed class ReferenceTests
{
    private const string Ours = APayment.AcquirerPaymentId;
    private readonly Payment payment = APayment.In(PaymentStatus.Pending);

    [Fact]
    public void Each_key_alone_names_the_payment()
    {
        payment.IsNamedBy(new AcquirerReference(payment.OrderId, null)).ShouldBeTrue();
        payment.IsNamedBy(new AcquirerReference(null, null, payment.OrderNumber)).ShouldBeTrue();
        payment.IsNamedBy(new AcquirerReference(null, Ours)).ShouldBeTrue();
        payment.IsNamedBy(payment.Reference).ShouldBeTrue();
    }

    [Fact]
    public void A_foreign_key_beside_ours_names_another_payment()
    {
        payment.IsNamedBy(new AcquirerReference("another", Ours)).ShouldBeFalse();
        payment.IsNamedBy(new AcquirerReference(payment.OrderId, "another")).ShouldBeFalse();
        payment.IsNamedBy(new AcquirerReference(payment.OrderId, null, payment.OrderNumber + 1)).ShouldBeFalse();
        payment.IsNamedBy(new AcquirerReference(null, null)).ShouldBeFalse();
        APayment.Created().IsNamedBy(new AcquirerReference(null, Ours)).ShouldBeFalse();
    }

    [Fact]
    public void An_objection_of_the_adapter_moves_nothing()
    {
        payment.Apply(payment.EvidenceOf(EvidenceKind.Paid) with { Objection = "a test payment" }).ShouldBeFalse();

        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Pending, Attention.EvidenceMismatch));
    }

    [Fact]
    public void Order_numbers_are_exact_large_and_differ()
    {
        var numbers = Enumerable.Range(0, 1_000).Select(_ => OrderNumbers.New()).ToList();

        numbers.ShouldAllBe(number => number >= OrderNumbers.Smallest && number <= OrderNumbers.Largest);
        numbers.ShouldBeUnique();
        ((long)(double)OrderNumbers.Largest).ShouldBe(OrderNumbers.Largest);
    }
}
