using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>When work is tried again, and when it is given up: bounded ladders with jitter.</summary>
internal static class RetryPlan
{
    private static readonly TimeSpan[] Hours =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
    ];

    private static readonly TimeSpan[] Questions =
    [
        TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30),
    ];

    private static readonly TimeSpan[] Days = [TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    /// <summary>The pause before the next try; nothing when there is none.</summary>
    /// <param name="kind">Of the work.</param>
    /// <param name="tries">Made so far, the one that just failed included.</param>
    /// <param name="askedFor">What the other side asked us to wait.</param>
    /// <param name="jitter">From 0 to 1, so that work that failed together is not tried together.</param>
    public static TimeSpan? Next(FollowUpKind kind, int tries, TimeSpan? askedFor, double jitter)
    {
        var (ladder, most) = kind switch
        {
            // Two weeks of hours: a CRM that is unpaid over the holidays is still told.
            FollowUpKind.UpdateInvoice => (Hours, 350),
            // A held or lost payment ends within a month at every acquirer.
            FollowUpKind.AskAcquirer => (Questions, 1500),
            FollowUpKind.ExpireAttempt => (Hours, 100),
            // Three months is what the refresh token lives.
            FollowUpKind.RefreshToken => (Days, 170),
        };
        if (tries >= most)
            return null;
        var pause = ladder[Math.Clamp(tries - 1, 0, ladder.Length - 1)];
        var longer = askedFor > pause ? askedFor.Value : pause;
        return longer + longer * (0.2 * Math.Clamp(jitter, 0, 1));
    }
}
