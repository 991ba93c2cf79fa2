using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.SellerApi.Contracts;
using MediatR;

namespace CleanAcquiring.Web.SellerApi;

internal static class NotificationEndpoints
{
    public static async Task<IResult> ReplayAsync(HttpContext context, IMediator mediator, string id)
    {
        if (PaymentEndpoints.IdOf(id) is not { } notification)
            return Problems.Of(context, 404, "notification.not_found", "There is no such notification.");
        var result = await mediator.Send(
            new ReplayNotificationCommand(SellerFilter.Of(context), new NotificationId(notification.Value), context.IsShadow()),
            context.RequestAborted
        );
        return result.IsRefused
            ? Problems.ToSeller(context, result.Refusal)
            : Results.Json(ReplayResponse.Of(result.Value, context.IsShadow()));
    }

    public static async Task<IResult> ReplayRangeAsync(HttpContext context, IMediator mediator)
    {
        if (context.Moment("from") is not { } from || context.Moment("before") is not { } before)
            return Problems.Of(context, 400, "query.unreadable", "from and before are moments such as 2026-11-24T09:00:00Z.");
        var result = await mediator.Send(
            new ReplayNotificationsCommand(SellerFilter.Of(context), from, before, context.IsShadow()),
            context.RequestAborted
        );
        return result.IsRefused
            ? Problems.ToSeller(context, result.Refusal)
            : Results.Json(ReplayedRangeResponse.Of(result.Value, context.IsShadow()));
    }
}
