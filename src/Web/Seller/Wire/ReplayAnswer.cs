using CleanAcquiring.Application.Notifications;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>What a stored notification does when it is read once more, or would do.</summary>
internal sealed record ReplayAnswer(bool Shadow, string Verdict, string? Detail, string? PaymentId, string? Before, string? After)
{
    public static ReplayAnswer Of(Judgement judgement, bool isShadow) => new(
        isShadow,
        judgement.Verdict,
        judgement.Detail,
        judgement.Payment?.Id.ToString(),
        judgement.Before is { } before ? Words.Of(before) : null,
        judgement.Payment is { } payment ? Words.Of(payment.Status) : null);
}
