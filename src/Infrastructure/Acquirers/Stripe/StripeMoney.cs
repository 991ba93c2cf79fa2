using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Stripe.Wire;
using Stripe;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>
/// The captured money of a payment, the refunds that succeeded, and the dispute beside them. A refund may fail days later, so each is
/// counted by its own state and not by the charge's total.
/// </summary>
internal static class StripeMoney
{
    public static Evidence? Captured(StripePayment payment, PaymentIntent intent, AcquirerReference reference)
    {
        if (StripeStatuses.WithSum(
                EvidenceKind.Paid, reference, StripeAmounts.FromStripe(intent.AmountReceived, intent.Currency), intent.Status)
            is not { Amount: { } captured } paid)
            return null;
        var refunded = payment.Refunds.Where(refund => refund.Status == "succeeded").Sum(refund => refund.Amount);
        var gone = Math.Min(refunded, intent.AmountReceived);
        var isPending = payment.Refunds.Any(refund => refund.Status is "pending" or "requires_action");
        return paid with
        {
            Kind = gone == intent.AmountReceived ? EvidenceKind.Refunded
                : gone > 0 ? EvidenceKind.PartiallyRefunded
                : EvidenceKind.Paid,
            Amount = captured,
            Refunded = StripeAmounts.FromStripe(gone, intent.Currency),
            RefundRefusal = Restored(payment),
            IsRefundPending = isPending,
            Dispute = DisputeOf(payment, intent),
            PrecedesOperation = isPending,
            At = intent is { CaptureMethod: not "manual", LatestCharge.Created: var at } ? Moment(at) : null,
        };
    }

    /// <summary>Stripe's moments are UTC.</summary>
    public static DateTimeOffset? Moment(DateTime at) =>
        at > DateTime.UnixEpoch ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;

    // Of several the last one counts, with the money of all. A sum in another currency cannot be counted.
    private static Domain.Payments.Dispute? DisputeOf(StripePayment payment, PaymentIntent intent)
    {
        if (payment.Disputes.MaxBy(dispute => dispute.Created) is not { } last)
            return null;
        var taken = payment.Disputes
            .Where(dispute => IsTaken(dispute) && dispute.Currency == intent.Currency)
            .Sum(dispute => dispute.Amount);
        var status = last.Status switch
        {
            "won" or "warning_closed" or "prevented" => DisputeStatus.Won,
            "lost" => DisputeStatus.Lost,
            _ => DisputeStatus.Open,
        };
        return StripeAmounts.FromStripe(taken, intent.Currency) is { } withheld
            ? new Domain.Payments.Dispute(status, withheld, last.EvidenceDetails?.DueBy is { } due ? Moment(due) : null)
            : null;
    }

    // More was withdrawn for the dispute than was given back.
    private static bool IsTaken(global::Stripe.Dispute dispute) => (dispute.BalanceTransactions ?? []).Sum(moved => moved.Amount) < 0;

    // Why a refund's money is here again.
    private static string? Restored(StripePayment payment) => payment.Refunds
        .Where(refund => refund.Status is "failed" or "canceled")
        .OrderByDescending(refund => refund.Created)
        .Select(refund => $"{refund.FailureReason ?? refund.Status} {refund.Id}")
        .FirstOrDefault();
}
