using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.FollowUps;

/// <summary>
/// The times of a payment's reconciliations: often while the buyer can pay, daily while money is authorized, thrice after it
/// was paid, and once when the form of an ended payment can no longer be paid.
/// </summary>
internal static class ReconciliationPlan
{
    private static readonly TimeSpan WhileOpen = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan WhileAuthorized = TimeSpan.FromDays(1);
    private static readonly TimeSpan WhileClosed = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterExpiry = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan[] AfterPaid = [TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30)];

    /// <summary>The next time, or null when no difference can arise any more.</summary>
    /// <param name="payment">As it is now.</param>
    /// <param name="now">By our clock.</param>
    /// <param name="isClosed">True when the CRM did not show the invoice this time: authorized money does not wait another day.</param>
    public static DateTimeOffset? Next(Payment payment, DateTimeOffset now, bool isClosed = false)
    {
        if (payment.Status == PaymentStatus.Authorized || payment.IsAuthorizedLate)
            return now + (isClosed ? WhileClosed : WhileAuthorized);
        if (payment.Status.IsLive())
            return now + WhileOpen;
        // A bank lets a buyer try again on a form whose first card it declined, and the notification of that may be lost.
        if (payment.Status.IsFailed())
            return payment.Page is not null && now < payment.ExpiresAt ? payment.ExpiresAt + AfterExpiry : null;
        return payment is { PaidAt: { } paid } && payment.Status.HasNetPaid()
            ? AfterPaid.Select(age => (DateTimeOffset?)(paid + age)).FirstOrDefault(at => at > now)
            : null;
    }
}
