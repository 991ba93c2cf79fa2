using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Notifications;

/// <summary>Decides whether an acquirer may charge a payment now.</summary>
internal static class ApprovalDecision
{
    /// <param name="payment">The payment that the acquirer asks about.</param>
    /// <param name="payments">All payments of its invoice that brought money or still can.</param>
    /// <param name="amount">The sum that would be charged; null where it could not be read.</param>
    /// <param name="now">By our clock.</param>
    public static Approval Of(Payment payment, IReadOnlyList<Payment> payments, Money? amount, DateTimeOffset now)
    {
        if (amount != payment.Ordered)
            return Approval.WrongAmount;
        if (payment.Status == PaymentStatus.Expired || IsOpen(payment) && now >= payment.ExpiresAt)
            return Approval.Expired;
        return IsOpen(payment) && payment.AbandonedAt is null && !payments.Any(other => CoversSince(other, payment))
            ? Approval.Granted
            : Approval.NotPayable;
    }

    private static bool IsOpen(Payment payment) =>
        payment.Status is PaymentStatus.Created or PaymentStatus.Pending or PaymentStatus.Unknown;

    // What was paid before this payment was opened is not in its sum. One that holds money abandons the others; this looks once more.
    private static bool CoversSince(Payment other, Payment payment) =>
        other.Id != payment.Id && other.NetPaid.IsPositive && other.PaidAt >= payment.CreatedAt;
}
