using CleanAcquiring.Application.Desk.ListAttention;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>One reason for a person to look.</summary>
internal sealed record AttentionAnswer(string Reason, string? Detail, DateTimeOffset Since, PaymentAnswer Payment)
{
    public static AttentionAnswer Of(AttentionItem item) => new(item.Reason, item.Detail, item.Since, PaymentAnswer.Of(item.Payment));
}
