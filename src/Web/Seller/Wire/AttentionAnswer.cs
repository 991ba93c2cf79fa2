using CleanAcquiring.Application.Desk.ListAttention;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>One reason for a person to look.</summary>
internal sealed record AttentionAnswer(string Reason, string? Detail, DateTimeOffset Since, PaymentAnswer? Payment, string? NotificationId)
{
    public static AttentionAnswer Of(AttentionItem item) => new(item.Reason, item.Detail, item.Since, item.Payment is null ? null : PaymentAnswer.Of(item.Payment), item.Notification?.Value.ToString("N"));
}
