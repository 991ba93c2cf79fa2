using CleanAcquiring.Application.Payments;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>One reason for a person to look.</summary>
internal sealed record AttentionResponse(
    string Reason,
    string? Detail,
    DateTimeOffset Since,
    PaymentResponse? Payment,
    string? NotificationId
)
{
    public static AttentionResponse Of(AttentionItem item) =>
        new(
            item.Reason,
            item.Detail,
            item.Since,
            item.Payment is null ? null : PaymentResponse.Of(item.Payment),
            item.Notification?.Value.ToString("N")
        );
}
