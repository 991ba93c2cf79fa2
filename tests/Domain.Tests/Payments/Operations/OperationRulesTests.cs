using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Domain.Tests.Payments.Operations;

/// <summary>The refusals of operations: a stable code and a sentence for the seller.</summary>
public sealed class OperationRulesTests
{
    private static readonly Currency Dollar = Currency.Parse("USD")!.Value;

    [Theory]
    [InlineData(PaymentStatus.Paid, OperationKind.Refund, "0", RefusalKind.Invalid, "operation.amount")]
    [InlineData(PaymentStatus.Paid, OperationKind.Refund, "-5", RefusalKind.Invalid, "operation.amount")]
    [InlineData(PaymentStatus.Paid, OperationKind.Refund, "0.001", RefusalKind.Invalid, "operation.amount")]
    [InlineData(PaymentStatus.Pending, OperationKind.Refund, "1", RefusalKind.Conflict, "refund.nothing_paid")]
    [InlineData(PaymentStatus.Paid, OperationKind.Refund, "1000.01", RefusalKind.Conflict, "refund.beyond_paid")]
    [InlineData(PaymentStatus.Paid, OperationKind.Capture, "1", RefusalKind.Conflict, "capture.not_authorized")]
    [InlineData(PaymentStatus.Authorized, OperationKind.Capture, "1000.01", RefusalKind.Conflict, "capture.beyond_authorized")]
    [InlineData(PaymentStatus.Paid, OperationKind.Cancel, "1000", RefusalKind.Conflict, "cancel.over")]
    public void A_refused_operation_has_a_code_and_a_sentence(
        PaymentStatus status, OperationKind operation, string amount, RefusalKind kind, string code) =>
        ShouldBeRefused(OperationRules.Objection(APayment.In(status), operation, AnOperation.Of(amount)), kind, code);

    [Fact]
    public void Another_currency_is_refused() =>
        ShouldBeRefused(
            OperationRules.Objection(APayment.In(PaymentStatus.Paid), OperationKind.Refund, AnOperation.Of(new Money(1m, Dollar))),
            RefusalKind.Invalid,
            "operation.amount");

    [Fact]
    public void Unknown_lines_are_refused() =>
        ShouldBeRefused(
            OperationRules.Objection(APayment.In(PaymentStatus.Paid), OperationKind.Refund, AnOperation.Of(1m, new LineShare(99, 1m))),
            RefusalKind.Invalid,
            "operation.lines");

    [Fact]
    public void Without_its_receipt_a_payment_moves_only_as_a_whole()
    {
        var payment = APayment.In(PaymentStatus.Paid, APayment.DraftWithReceipt).WithoutItsReceipt();

        ShouldBeRefused(OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(1m)), RefusalKind.Conflict, "receipt.lost");
        ShouldBeRefused(
            OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(1000m, new LineShare(1, 1000m))),
            RefusalKind.Conflict,
            "receipt.lost");
        OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(1000m)).ShouldBeNull();
    }

    [Fact]
    public void An_open_operation_blocks_others()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        var operation = payment.Request(OperationKind.Refund, AnOperation.Of(1m), APayment.Now);
        ShouldBeRefused(Next(payment), RefusalKind.Conflict, "operation.under_way");
        payment.MarkUnknown(operation, "timeout", APayment.Now);
        ShouldBeRefused(Next(payment), RefusalKind.Conflict, "operation.under_way");

        payment.Refuse(operation, "no", APayment.Now);

        Next(payment).ShouldBeNull();
        payment.Refunded.IsPositive.ShouldBeFalse();
    }

    [Fact]
    public void Each_status_allows_its_operations()
    {
        foreach (var status in Enum.GetValues<PaymentStatus>())
        {
            Allows(status, OperationKind.Refund)
                .ShouldBe(status is PaymentStatus.Paid or PaymentStatus.PartiallyRefunded, status.ToString());
            Allows(status, OperationKind.Capture).ShouldBe(status == PaymentStatus.Authorized, status.ToString());
            Allows(status, OperationKind.Cancel).ShouldBe(status is PaymentStatus.Authorized or PaymentStatus.Pending, status.ToString());
        }
    }

    private static bool Allows(PaymentStatus status, OperationKind operation) =>
        OperationRules.Objection(APayment.In(status), operation, AnOperation.Of(1m)) is null;

    private static Refusal? Next(Payment payment) => OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of(1m));

    private static void ShouldBeRefused(Refusal? refusal, RefusalKind kind, string code)
    {
        refusal.ShouldNotBeNull();
        (refusal.Kind, refusal.Code).ShouldBe((kind, code));
        refusal.Detail.ShouldNotBeNullOrEmpty();
    }
}
