using CleanAcquiring.Application.Reconciliation;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>
/// One difference: which way the news goes, a stable reason, the figures, whether it was healed, and the payment after that.
/// </summary>
internal sealed record DiscrepancyResponse(string Direction, string Reason, string? Detail, bool Healed, PaymentResponse Payment)
{
    public static DiscrepancyResponse Of(PaymentDiscrepancy item) =>
        new(
            EnumNames.Of(item.Discrepancy.Direction),
            item.Discrepancy.Reason,
            item.Discrepancy.Detail,
            item.Discrepancy.IsHealed,
            PaymentResponse.Of(item.Payment)
        );
}
