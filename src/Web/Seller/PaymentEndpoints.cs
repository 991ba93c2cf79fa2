using CleanAcquiring.Application.Desk.GetPayment;
using CleanAcquiring.Application.Desk.ListAttention;
using CleanAcquiring.Application.Desk.ListPayments;
using CleanAcquiring.Application.Desk.ReconcilePayments;
using CleanAcquiring.Application.Desk.ResyncPayment;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Seller.Wire;
using MediatR;

namespace CleanAcquiring.Web.Seller;

internal static class PaymentEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, IMediator mediator)
    {
        if (PaymentQueries.Read(context.Request.Query) is not { } search)
            return Problems.Of(context, 400, "query.unreadable", "A part of the query is none that this address takes.");
        var result = await mediator.Send(new ListPaymentsQuery(SellerFilter.Of(context), search), context.RequestAborted);
        return result.IsRefused
            ? Problems.ToSeller(context, result.Refusal)
            : Results.Json(new PaymentListAnswer([.. result.Value.Items.Select(PaymentAnswer.Of)], PaymentQueries.Write(result.Value.Next)));
    }

    public static async Task<IResult> GetAsync(HttpContext context, IMediator mediator, string id)
    {
        if (IdOf(id) is not { } payment)
            return NotFound(context);
        var result = await mediator.Send(new GetPaymentQuery(SellerFilter.Of(context), payment), context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(PaymentStoryAnswer.Of(result.Value));
    }

    public static async Task<IResult> ResyncAsync(HttpContext context, IMediator mediator, string id)
    {
        if (IdOf(id) is not { } payment)
            return NotFound(context);
        var result = await mediator.Send(new ResyncPaymentCommand(SellerFilter.Of(context), payment), context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(PaymentAnswer.Of(result.Value), statusCode: 202);
    }

    public static async Task<IResult> ReconcileAsync(HttpContext context, IMediator mediator)
    {
        if (PaymentQueries.Read(context.Request.Query) is not { } search)
            return Problems.Of(context, 400, "query.unreadable", "A part of the query is none that this address takes.");
        var result = await mediator.Send(new ReconcilePaymentsCommand(SellerFilter.Of(context), search, context.IsShadow()), context.RequestAborted);
        return result.IsRefused ? Problems.ToSeller(context, result.Refusal) : Results.Json(DriftReportAnswer.Of(result.Value, context.IsShadow()));
    }

    public static async Task<IResult> AttentionAsync(HttpContext context, IMediator mediator)
    {
        var result = await mediator.Send(new ListAttentionQuery(SellerFilter.Of(context)), context.RequestAborted);
        return result.IsRefused
            ? Problems.ToSeller(context, result.Refusal)
            : Results.Json(new AttentionListAnswer([.. result.Value.Select(AttentionAnswer.Of)], null));
    }

    public static PaymentId? IdOf(string text) => Guid.TryParseExact(text, "N", out var id) || Guid.TryParseExact(text, "D", out id) ? new PaymentId(id) : null;

    public static IResult NotFound(HttpContext context) => Problems.Of(context, 404, "payment.not_found", "There is no such payment.");
}
