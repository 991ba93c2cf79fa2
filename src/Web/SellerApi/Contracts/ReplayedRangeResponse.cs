using CleanAcquiring.Application.Notifications;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>What the notifications of a span of time do when they are read once more, or would do.</summary>
internal sealed record ReplayedRangeResponse(bool Shadow, IReadOnlyList<ReplayedNotificationResponse> Items, DateTimeOffset? Next)
{
    public static ReplayedRangeResponse Of(ReplayedRange range, bool isShadow) =>
        new(isShadow, [.. range.Items.Select(ReplayedNotificationResponse.Of)], range.Next);
}
