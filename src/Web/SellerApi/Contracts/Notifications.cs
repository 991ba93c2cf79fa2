using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>The result of a stored notification that was read once more, or in shadow would be.</summary>
internal sealed record NotificationReplayResponse(
    bool Shadow, string Verdict, string? Detail, string? PaymentId, string? Before, string? After)
{
    public static NotificationReplayResponse Of(ProcessingResult result, bool isShadow) => new(
        isShadow,
        result.Verdict,
        result.Detail,
        result.Payment?.Id.ToString(),
        result.Before is { } before ? EnumNames.Of(before) : null,
        result.Payment is { } payment ? EnumNames.Of(payment.Status) : null);
}

/// <summary>The results of the notifications of a span of time that were read once more, or in shadow would be.</summary>
internal sealed record NotificationReplaysResponse(bool Shadow, IReadOnlyList<ReplayedNotificationResponse> Items, DateTimeOffset? Next);

/// <summary>One of them: its former verdict and version of the parser, its verdict now, the payment before and after.</summary>
internal sealed record ReplayedNotificationResponse(
    string NotificationId,
    DateTimeOffset ReceivedAt,
    string? Was,
    int? WasParser,
    string? Verdict,
    string? Detail,
    string? PaymentId,
    string? Before,
    string? After,
    string? Refusal)
{
    public static ReplayedNotificationResponse Of(ReplayedNotification replayed) => new(
        replayed.Stored.Id.Value.ToString("N"),
        replayed.Stored.ReceivedAt,
        replayed.Stored.Verdict,
        replayed.Stored.Parser,
        replayed.Now?.Verdict,
        replayed.Now?.Detail,
        replayed.Now?.Payment?.Id.ToString(),
        replayed.Now?.Before is { } before ? EnumNames.Of(before) : null,
        replayed.After is { } after ? EnumNames.Of(after) : null,
        replayed.Refusal);
}
