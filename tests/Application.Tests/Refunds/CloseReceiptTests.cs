using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Application.Tests.Refunds;

/// <summary>Closing receipts from the request to their end.</summary>
public sealed class CloseReceiptTests
{
    private readonly UseCases app = new();

    public CloseReceiptTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Prepayment_is_closed_with_the_whole_receipt_and_once()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid, Draft(PaymentBasis.FullPrepayment)));

        var closing = (await CloseAsync(payment, "a")).Value;

        closing.Status.ShouldBe(OperationStatus.Succeeded);
        var sent = app.Acquirer.Operations.ShouldHaveSingleItem();
        (sent.Kind, sent.Amount, sent.Receipt!.Total).ShouldBe((OperationKind.ClosingReceipt, APayment.Amount, APayment.Amount));
        sent.Receipt.Lines.ShouldAllBe(line => line.Basis == PaymentBasis.FullPayment);
        (await CloseAsync(payment, "b")).Refusal!.Code.ShouldBe("receipt.closed");
        (await CloseAsync(payment, "a")).Value.Number.ShouldBe(closing.Number);
    }

    [Fact]
    public async Task Lost_answer_is_left_to_a_person()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid, Draft(PaymentBasis.FullPrepayment)));
        app.Acquirer.LoseNextAnswer();

        (await CloseAsync(payment, "a")).Value.Status.ShouldBe(OperationStatus.Unknown);
        app.Clock.Advance(OperationResults.Patience * 2);
        await app.SendAsync(new Application.PaymentSync.SyncPaymentCommand(payment.Tenant, payment.Id));

        app.Payment.OpenOperation!.Status.ShouldBe(OperationStatus.Unknown);
        app.Payment.Attention.ShouldBe(Attention.OperationUnknown);
    }

    private static PaymentDraft Draft(PaymentBasis basis) => APayment.DraftWithReceipt with
    {
        Receipt = APayment.DraftWithReceipt.Receipt! with
        {
            Lines = [.. APayment.DraftWithReceipt.Receipt!.Lines.Select(line => line with { Basis = basis })],
        },
    };

    private Task<Domain.Common.Result<PaymentOperation>> CloseAsync(Payment payment, string key) =>
        app.SendAsync(new CloseReceiptCommand(UseCases.Seller, payment.Id, key));
}
