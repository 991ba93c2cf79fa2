using CleanAcquiring.Application.Notifications;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>What a stored notification does when it is read once more, or would do.</summary>
internal sealed record ReplayResponse(bool Shadow, string Verdict, string? Detail, string? PaymentId, string? Before, string? After)
{
    public static ReplayResponse Of(ProcessingResult result, bool isShadow) => new(
        isShadow,
        result.Verdict,
        result.Detail,
        result.Payment?.Id.ToString(),
        result.Before is { } before ? EnumNames.Of(before) : null,
        result.Payment is { } payment ? EnumNames.Of(payment.Status) : null);
}
