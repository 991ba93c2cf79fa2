using CleanAcquiring.Application.Desk.ReplayNotifications;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>What the notifications of a span of time do when they are read once more, or would do.</summary>
internal sealed record ReplayedRangeAnswer(bool Shadow, IReadOnlyList<ReplayedAnswer> Items, DateTimeOffset? Next)
{
    public static ReplayedRangeAnswer Of(ReplayedRange range, bool isShadow) => new(isShadow, [.. range.Items.Select(ReplayedAnswer.Of)], range.Next);
}
