using CleanAcquiring.Application.Notifications;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>One of them: its verdict and the parser's version of before, its verdict now, the payment before and after.</summary>
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
    string? Refusal
)
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
