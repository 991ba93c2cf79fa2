using System.Globalization;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.Stripe.Wire;
using Stripe;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

/// <summary>
/// The captured money of a payment, and what went back of it: refunds that succeeded, and disputes whose money the bank took. A refund
/// may fail days later, so each is counted by its own state and not by the charge's total.
/// </summary>
internal static class StripeMoney
{
    public static Evidence? Captured(StripePayment payment, PaymentIntent intent, AcquirerReference reference)
    {
        if (StripeStatuses.WithSum(
                EvidenceKind.Paid, reference, StripeAmounts.FromStripe(intent.AmountReceived, intent.Currency), intent.Status)
            is not { Amount: { } captured } paid)
            return null;
        var disputes = payment.Disputes.Where(IsTaken).ToList();
        var refunded = payment.Refunds.Where(refund => refund.Status == "succeeded").Sum(refund => refund.Amount);
        // A sum of another currency cannot be counted: that something went back is told without it.
        var isCounted = disputes.TrueForAll(dispute => dispute.Currency == intent.Currency);
        var gone = Math.Min(refunded + disputes.Where(dispute => isCounted).Sum(dispute => dispute.Amount), intent.AmountReceived);
        var isPending = payment.Refunds.Any(refund => refund.Status is "pending" or "requires_action");
        return paid with
        {
            Kind = gone == intent.AmountReceived ? EvidenceKind.Refunded
                : gone > 0 || disputes.Count > 0 ? EvidenceKind.PartiallyRefunded
                : EvidenceKind.Paid,
            Amount = captured,
            Refunded = isCounted ? StripeAmounts.FromStripe(gone, intent.Currency) : null,
            RefundRefusal = Restored(payment),
            IsRefundPending = isPending,
            // What went back here may be no refund of ours: each of ours is asked about by itself.
            PrecedesOperation = isPending || disputes.Count > 0,
            Status = disputes.Count > 0 ? WordsOf(disputes[0]) : intent.Status,
            At = intent is { CaptureMethod: not "manual", LatestCharge.Created: var at } ? Moment(at) : null,
        };
    }

    /// <summary>Stripe's moments are UTC.</summary>
    public static DateTimeOffset? Moment(DateTime at) =>
        at > DateTime.UnixEpoch ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;

    /// <summary>Money is gone while more was withdrawn for the dispute than was given back.</summary>
    private static bool IsTaken(Dispute dispute) => (dispute.BalanceTransactions ?? []).Sum(moved => moved.Amount) < 0;

    // Why money that went back is here again: a refund that failed, a dispute that the seller won.
    private static string? Restored(StripePayment payment)
    {
        IEnumerable<string> failed = payment.Refunds
            .Where(refund => refund.Status is "failed" or "canceled")
            .OrderByDescending(refund => refund.Created)
            .Select(refund => $"{refund.FailureReason ?? refund.Status} {refund.Id}");
        IEnumerable<string> won = payment.Disputes.Where(dispute => dispute.Status == "won").Select(dispute => $"dispute won {dispute.Id}");
        return won.Concat(failed).FirstOrDefault();
    }

    private static string WordsOf(Dispute dispute) => string.Create(
        CultureInfo.InvariantCulture,
        $"dispute {dispute.Status} {dispute.Reason}{(dispute.EvidenceDetails?.DueBy is { } due ? $", answer by {due:yyyy-MM-dd}" : "")}");
}
