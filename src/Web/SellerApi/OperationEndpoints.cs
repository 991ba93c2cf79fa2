using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.SellerApi.Contracts;
using MediatR;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>Operations that a seller orders. 200: done; 202: not known yet; 409: not done, with the reason.</summary>
internal static class OperationEndpoints
{
    public static Task<IResult> RefundAsync([AsParameters] SellerCall call, string id) => OrderAsync(call, id, (payment, amount, lines) =>
        new RefundPaymentCommand(call.Seller, payment, call.IdempotencyKey, amount, lines));

    public static Task<IResult> CaptureAsync([AsParameters] SellerCall call, string id) => OrderAsync(call, id, (payment, amount, lines) =>
        new CapturePaymentCommand(call.Seller, payment, call.IdempotencyKey, amount, lines));

    public static async Task<IResult> CancelAsync([AsParameters] SellerCall call, string id) =>
        SellerCall.PaymentIdOf(id) is { } payment
            ? await SendAsync(call, new CancelPaymentCommand(call.Seller, payment, call.IdempotencyKey))
            : call.NoPayment();

    public static async Task<IResult> CloseReceiptAsync([AsParameters] SellerCall call, string id) =>
        SellerCall.PaymentIdOf(id) is { } payment
            ? await SendAsync(call, new CloseReceiptCommand(call.Seller, payment, call.IdempotencyKey))
            : call.NoPayment();

    public static async Task<IResult> SettleAsync([AsParameters] SellerCall call, string id, int number)
    {
        if (SellerCall.PaymentIdOf(id) is not { } payment)
            return call.NoPayment();
        if (await SellerCall.BodyAsync<SettlementRequest>(call.Context) is not { } body || body.IsDone() is not { } isDone)
            return call.UnreadableBody();
        return await call.AnswerAsync(
            new SettleOperationCommand(call.Seller, payment, number, call.IdempotencyKey, isDone, body.Reason),
            call.Json<OperationResponse>);
    }

    private static async Task<IResult> OrderAsync(
        SellerCall call,
        string id,
        Func<PaymentId, Money?, IReadOnlyList<LineShare>?, IRequest<Result<PaymentOperation>>> commandOf)
    {
        if (SellerCall.PaymentIdOf(id) is not { } payment)
            return call.NoPayment();
        if (await SellerCall.BodyAsync<OperationRequest>(call.Context) is not { } body || !body.TryRead(out var amount, out var lines))
            return call.UnreadableBody();
        return await SendAsync(call, commandOf(payment, amount, lines));
    }

    private static Task<IResult> SendAsync(SellerCall call, IRequest<Result<PaymentOperation>> command) =>
        call.AnswerAsync(command, operation => operation switch
        {
            { Status: OperationStatus.Refused } =>
                Problems.NotDone(call.Context, "operation.refused", "It was not done.", operation.Detail),
            { IsOpen: true } => call.Accepted<OperationResponse>(operation),
            _ => call.Json<OperationResponse>(operation),
        });
}
