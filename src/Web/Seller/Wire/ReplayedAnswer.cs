using CleanAcquiring.Application.Desk.ReplayNotifications;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>One of them: its verdict and the parser's version of before, its verdict now, the payment before and after.</summary>
internal sealed record ReplayedAnswer(
    string NotificationId, DateTimeOffset ReceivedAt, string? Was, int? WasParser, string? Verdict, string? Detail, string? PaymentId, string? Before, string? After, string? Refusal)
{
    public static ReplayedAnswer Of(ReplayedNotification replayed) => new(
        replayed.Stored.Id.Value.ToString("N"),
        replayed.Stored.ReceivedAt,
        replayed.Stored.Verdict,
        replayed.Stored.Parser,
        replayed.Now?.Verdict,
        replayed.Now?.Detail,
        replayed.Now?.Payment?.Id.ToString(),
        replayed.Now?.Before is { } before ? Words.Of(before) : null,
        replayed.After is { } after ? Words.Of(after) : null,
        replayed.Refusal);
}
