using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.SellerApi.Contracts;

namespace CleanAcquiring.Web.SellerApi;

internal static class ReplayEndpoints
{
    public static async Task<IResult> ReplayAsync([AsParameters] SellerCall call, string id)
    {
        if (SellerCall.IdOf(id) is not { } notification)
            return Problems.NotFound(call.Context, "notification.not_found", "There is no such notification.");
        var isShadow = call.Context.IsShadow();
        return await call.AnswerAsync(
            new ReplayNotificationCommand(call.Seller, new NotificationId(notification), isShadow),
            result => Results.Json(NotificationReplayResponse.Of(result, isShadow)));
    }

    public static async Task<IResult> ReplayRangeAsync([AsParameters] SellerCall call)
    {
        if (call.Context.Moment("from") is not { } from || call.Context.Moment("before") is not { } before)
            return call.UnreadableQuery("from and before are moments such as 2026-11-24T09:00:00Z.");
        var isShadow = call.Context.IsShadow();
        return await call.AnswerAsync(
            new ReplayNotificationsCommand(call.Seller, from, before, isShadow),
            range => Results.Json(
                new NotificationReplaysResponse(isShadow, [.. range.Items.Select(ReplayedNotificationResponse.Of)], range.Next)));
    }
}
