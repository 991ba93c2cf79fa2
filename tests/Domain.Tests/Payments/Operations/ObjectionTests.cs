using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Domain.Tests.Payments.Operations;

/// <summary>A seller who may not is told why, by a stable code and in a sentence.</summary>
public sealed class ObjectionTests
{
    [Theory]
    [InlineData(PaymentStatus.Paid, OperationKind.Refund, "0", RefusalKind.Invalid, "operation.amount")]
    [InlineData(PaymentStatus.Pending, OperationKind.Refund, "1", RefusalKind.Conflict, "refund.nothing_paid")]
    [InlineData(PaymentStatus.Paid, OperationKind.Refund, "1000.01", RefusalKind.Conflict, "refund.beyond_paid")]
    [InlineData(PaymentStatus.Paid, OperationKind.Capture, "1", RefusalKind.Conflict, "capture.not_authorized")]
    [InlineData(PaymentStatus.Authorized, OperationKind.Capture, "1000.01", RefusalKind.Conflict, "capture.beyond_authorized")]
    [InlineData(PaymentStatus.Paid, OperationKind.Cancel, "1000", RefusalKind.Conflict, "cancel.over")]
    public void What_may_not_be_has_a_code_and_a_sentence(
        PaymentStatus status,
        OperationKind kind,
        string amount,
        RefusalKind refused,
        string code
    ) => ShouldSay(OperationRules.Objection(APayment.In(status), kind, AnOperation.Of(amount)), refused, code);

    [Fact]
    public void An_order_under_way_and_lines_that_are_none_have_theirs()
    {
        var payment = APayment.In(PaymentStatus.Paid);
        ShouldSay(
            OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of("1", new LineShare(99, 1m))),
            RefusalKind.Invalid,
            "operation.lines"
        );
        payment.Request(OperationKind.Refund, AnOperation.Of("1"), APayment.Now);
        ShouldSay(OperationRules.Objection(payment, OperationKind.Refund, AnOperation.Of("1")), RefusalKind.Conflict, "operation.under_way");
    }

    private static void ShouldSay(Refusal? refusal, RefusalKind kind, string code)
    {
        refusal.ShouldNotBeNull();
        (refusal.Kind, refusal.Code).ShouldBe((kind, code));
        refusal.Detail.ShouldNotBeNullOrEmpty();
    }
}
