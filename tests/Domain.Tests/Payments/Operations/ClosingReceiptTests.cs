using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Tests.Payments.Operations;

/// <summary>The second receipt, which sets a prepayment off.</summary>
public sealed class ClosingReceiptTests
{
    private static readonly Receipt Prepaid = APayment.DraftWithReceipt.Receipt! with
    {
        Lines =
        [
            .. APayment.DraftWithReceipt.Receipt!.Lines.Select(line =>
                line with { Basis = PaymentBasis.FullPrepayment, Vat = VatRate.Vat22Of122 }),
        ],
    };

    [Fact]
    public void A_prepayment_is_closed_once()
    {
        var payment = APayment.In(PaymentStatus.Paid, APayment.Draft with { Receipt = Prepaid });
        var terms = new OperationTerms("a", APayment.Amount, LineShares.Spread(payment.LinesLeft(), 1000m));
        OperationRules.Objection(payment, OperationKind.ClosingReceipt, terms).ShouldBeNull();

        payment.Succeed(payment.Request(OperationKind.ClosingReceipt, terms, APayment.Now), APayment.Now);

        OperationRules.Objection(payment, OperationKind.ClosingReceipt, terms)!.Code.ShouldBe("receipt.closed");
        (payment.Status, payment.NetPaid).ShouldBe((PaymentStatus.Paid, APayment.Amount));
    }

    [Theory]
    [InlineData(PaymentStatus.Pending)]
    [InlineData(PaymentStatus.Refunded)]
    public void Without_money_there_is_nothing_to_close(PaymentStatus status) =>
        Code(APayment.In(status, APayment.Draft with { Receipt = Prepaid }), 1000m).ShouldBe("receipt.nothing_prepaid");

    [Fact]
    public void A_receipt_of_full_payment_is_not_closed() =>
        Code(APayment.In(PaymentStatus.Paid, APayment.DraftWithReceipt), 1000m).ShouldBe("receipt.nothing_prepaid");

    [Fact]
    public void Refunded_lines_are_left_out_and_rates_are_plain()
    {
        var closing = LineShares.Closing(Prepaid, [new LineShare(1, 600m), new LineShare(3, 100m)], ReceiptLimits.Usual);

        closing.Total.ShouldBe(Money.Rub(700m));
        closing.Lines.ShouldAllBe(line => line.Basis == PaymentBasis.FullPayment && line.Vat == VatRate.Vat22);
    }

    [Fact]
    public void Each_rate_has_a_calculated_one_and_comes_back()
    {
        foreach (var rate in Enum.GetValues<VatRate>().Where(rate => rate <= VatRate.Vat22))
            rate.Calculated().Plain().ShouldBe(rate);
        VatRate.Vat22.Calculated().ShouldBe(VatRate.Vat22Of122);
        VatRate.Vat0.Calculated().ShouldBe(VatRate.Vat0);
    }

    private static string Code(Payment payment, decimal amount) =>
        OperationRules.Objection(payment, OperationKind.ClosingReceipt, new OperationTerms("a", Money.Rub(amount), []))!.Code;
}
