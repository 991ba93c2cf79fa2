using CleanAcquiring.Application.Desk.ReconcilePayments;

namespace CleanAcquiring.Web.Seller.Wire;

/// <summary>One difference: which way the news goes, a stable reason, the figures, whether it was healed, and the payment after that.</summary>
internal sealed record DriftAnswer(string Direction, string Reason, string? Detail, bool Healed, PaymentAnswer Payment)
{
    public static DriftAnswer Of(DriftOfPayment item) =>
        new(Words.Of(item.Drift.Direction), item.Drift.Reason, item.Drift.Detail, item.Drift.IsHealed, PaymentAnswer.Of(item.Payment));
}
