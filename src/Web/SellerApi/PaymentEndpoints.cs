using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.SellerApi.Contracts;
using MediatR;

namespace CleanAcquiring.Web.SellerApi;

internal static class PaymentEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, IMediator mediator)
    {
        if (PaymentQueries.Read(context.Request.Query) is not { } search)
            return Problems.Of(context, 400, "query.unreadable", "A part of the query is none that this address takes.");
        var result = await mediator.Send(new ListPaymentsQuery(SellerFilter.Of(context), search), context.RequestAborted);
        return result.IsRefused
            ? Problems.ToSeller(context, result.Refusal)
            : Results.Json(
                new PaymentListResponse([.. result.Value.Items.Select(PaymentResponse.Of)], PaymentQueries.Write(result.Value.Next))
            );
    }

    public static async Task<IResult> GetAsync(HttpContext context, IMediator mediator, string id)
    {
        if (IdOf(id) is not { } payment)
            return NotFound(context);
        var result = await mediator.Send(new GetPaymentQuery(SellerFilter.Of(context), payment), context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(PaymentDetailsResponse.Of(result.Value));
    }

    public static async Task<IResult> ResyncAsync(HttpContext context, IMediator mediator, string id)
    {
        if (IdOf(id) is not { } payment)
            return NotFound(context);
        var result = await mediator.Send(new ResyncPaymentCommand(SellerFilter.Of(context), payment), context.RequestAborted);
        return result.IsRefused
            ? Problems.ToSeller(context, result.Refusal)
            : Results.Json(PaymentResponse.Of(result.Value), statusCode: 202);
    }

    public static async Task<IResult> ReconcileAsync(HttpContext context, IMediator mediator)
    {
        if (PaymentQueries.Read(context.Request.Query) is not { } search)
            return Problems.Of(context, 400, "query.unreadable", "A part of the query is none that this address takes.");
        var result = await mediator.Send(
            new ReconcilePaymentsCommand(SellerFilter.Of(context), search, context.IsShadow()),
            context.RequestAborted
        );
        return result.IsRefused
            ? Problems.ToSeller(context, result.Refusal)
            : Results.Json(ReconciliationResponse.Of(result.Value, context.IsShadow()));
    }

    public static async Task<IResult> AttentionAsync(HttpContext context, IMediator mediator)
    {
        var result = await mediator.Send(new ListAttentionQuery(SellerFilter.Of(context)), context.RequestAborted);
        return result.IsRefused
            ? Problems.ToSeller(context, result.Refusal)
            : Results.Json(new AttentionListResponse([.. result.Value.Select(AttentionResponse.Of)], null));
    }

    public static PaymentId? IdOf(string text) =>
        Guid.TryParseExact(text, "N", out var id) || Guid.TryParseExact(text, "D", out id) ? new PaymentId(id) : null;

    public static IResult NotFound(HttpContext context) => Problems.Of(context, 404, "payment.not_found", "There is no such payment.");
}
