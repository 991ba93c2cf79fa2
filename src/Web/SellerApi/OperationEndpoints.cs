using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.SellerApi.Contracts;
using MediatR;

namespace CleanAcquiring.Web.SellerApi;

/// <summary>What moves money by a seller's order. 200: it is done; 202: nobody knows yet; 409: it was not done, and why.</summary>
internal static class OperationEndpoints
{
    public static Task<IResult> RefundAsync(HttpContext context, IMediator mediator, string id) =>
        WithSumAsync(
            context,
            mediator,
            id,
            (payment, amount, lines) => new RefundPaymentCommand(SellerFilter.Of(context), payment, KeyOf(context), amount, lines)
        );

    public static Task<IResult> CaptureAsync(HttpContext context, IMediator mediator, string id) =>
        WithSumAsync(
            context,
            mediator,
            id,
            (payment, amount, lines) => new CapturePaymentCommand(SellerFilter.Of(context), payment, KeyOf(context), amount, lines)
        );

    public static async Task<IResult> CancelAsync(HttpContext context, IMediator mediator, string id) =>
        PaymentEndpoints.IdOf(id) is { } payment
            ? Answer(
                context,
                await mediator.Send(new CancelPaymentCommand(SellerFilter.Of(context), payment, KeyOf(context)), context.RequestAborted)
            )
            : PaymentEndpoints.NotFound(context);

    private static async Task<IResult> WithSumAsync(
        HttpContext context,
        IMediator mediator,
        string id,
        Func<PaymentId, Money?, IReadOnlyList<LineShare>?, IRequest<Result<PaymentOperation>>> order
    )
    {
        if (PaymentEndpoints.IdOf(id) is not { } payment)
            return PaymentEndpoints.NotFound(context);
        if (await Body.ReadAsync<OperationRequestBody>(context) is not { } body || !body.TryRead(out var amount, out var lines))
            return Body.Unreadable(context);
        return Answer(context, await mediator.Send(order(payment, amount, lines), context.RequestAborted));
    }

    // Without exactly one key there is none.
    private static string KeyOf(HttpContext context) => context.Request.Headers["Idempotency-Key"] is [{ } only] ? only : "";

    private static IResult Answer(HttpContext context, Result<PaymentOperation> result) => result switch
    {
        { IsRefused: true } => Problems.ToSeller(context, result.Refusal),
        { Value: { Status: OperationStatus.Refused } refused } =>
            Problems.Of(context, 409, "operation.refused", "It was not done.", refused.Detail),
        { Value: var operation } => Results.Json(OperationResponse.Of(operation), statusCode: operation.IsOpen ? 202 : 200),
    };
}
