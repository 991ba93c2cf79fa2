using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>The pauses between tries: short at first, long later, and a last one.</summary>
internal static class RetryPlan
{
    // Two weeks: a CRM that is unpaid over the holidays still gets its status.
    private static readonly Ladder SyncInvoice = new([2, 5, 15, 30, 60, 120, 300, 600, 1800], TimeSpan.FromHours(1), 336);

    // A month: by then an authorized or lost payment has ended at every acquirer.
    private static readonly Ladder SyncPayment = new([3, 5, 10, 20, 40, 60, 120, 300, 600, 1200], TimeSpan.FromMinutes(30), 1440);

    private static readonly Ladder ExpirePayment = new([2, 10, 60, 300, 900], TimeSpan.FromHours(1), 72);

    // Close to the three months that a refresh token lives.
    private static readonly Ladder RefreshToken = new([60, 600, 3600, 21600], TimeSpan.FromHours(12), 165);

    // A week without an answer.
    private static readonly Ladder Reconcile = new([60, 600, 3600], TimeSpan.FromHours(6), 28);

    // The twelve hours before the end of a hold; its command stops at that end.
    private static readonly Ladder WatchHold = new([10, 60, 300], TimeSpan.FromMinutes(10), 72);

    // Half a year: the goods of a prepayment are handed over by then, or a person should know.
    private static readonly Ladder MakeClosingReceipt =
        new([600, 600, 600, 900, 900, 900, 1800, 1800, 3600, 3600, 3600], TimeSpan.FromHours(4), 1080);

    // Nothing outside has to answer: it goes on until a bug is mended.
    private static readonly Ladder EnforceRetention = new([60, 600, 3600], TimeSpan.FromHours(24), 365);

    // The endpoint says when the next try is, and when to give up; these pauses are those after a bug.
    private static readonly Ladder DeliverWebhooks = new([1, 5, 15, 60], TimeSpan.FromMinutes(5), 10_000);

    /// <summary>The pause after a try; null after the last one.</summary>
    /// <param name="kind">Of the work.</param>
    /// <param name="attempts">Tries before this one.</param>
    /// <param name="jitter">From 0 to 1: the place in the tenth before and after the planned time, so that work that failed together
    /// does not come back together.</param>
    public static TimeSpan? Next(FollowUpKind kind, int attempts, double jitter) => LadderOf(kind).Pause(attempts) * (0.9 + 0.2 * jitter);

    private static Ladder LadderOf(FollowUpKind kind) => kind switch
    {
        FollowUpKind.SyncPayment => SyncPayment,
        FollowUpKind.SyncInvoice => SyncInvoice,
        FollowUpKind.ExpirePayment => ExpirePayment,
        FollowUpKind.RefreshToken => RefreshToken,
        FollowUpKind.Reconcile => Reconcile,
        FollowUpKind.WatchHold => WatchHold,
        FollowUpKind.MakeClosingReceipt => MakeClosingReceipt,
        FollowUpKind.EnforceRetention => EnforceRetention,
        FollowUpKind.DeliverWebhooks => DeliverWebhooks,
    };

    /// <param name="Seconds">The first pauses.</param>
    /// <param name="Then">Each pause after them.</param>
    /// <param name="Times">The number of those.</param>
    private sealed record Ladder(int[] Seconds, TimeSpan Then, int Times)
    {
        public TimeSpan? Pause(int attempts) =>
            attempts < Seconds.Length ? TimeSpan.FromSeconds(Seconds[attempts])
            : attempts < Seconds.Length + Times ? Then
            : null;
    }
}
