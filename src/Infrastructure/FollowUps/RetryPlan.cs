using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>When work is tried again: soon at first, rarely later, and not for ever.</summary>
internal static class RetryPlan
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // Two weeks: a seller who notices a revoked grant after the holidays loses nothing.
    private static readonly Ladder UpdateInvoice = new([2, 5, 15, 30, 60, 120, 300, 600, 1800, 3600], 3 * Hour, 110);

    // Three days: no acquirer's form lives longer, and a late success is told by its notification.
    private static readonly Ladder AskAcquirer = new([3, 7, 15, 30, 60, 120, 300, 600, 900, 1800], Hour, 70);

    private static readonly Ladder ExpireAttempt = new([2, 10, 60, 300, 900], Hour, 70);

    // Two months of the refresh token's three.
    private static readonly Ladder RefreshToken = new([60, 600, 3600, 21600], 24 * Hour, 60);

    /// <summary>The pause after a try; nothing when it was the last one.</summary>
    /// <param name="kind">Of the work.</param>
    /// <param name="attempts">Tries before this one.</param>
    /// <param name="luck">From 0 to 1: where in the tenth before and after the planned time, so that what failed together does not come back together.</param>
    public static TimeSpan? Next(FollowUpKind kind, int attempts, double luck) => LadderOf(kind).Pause(attempts) * (0.9 + 0.2 * luck);

    private static Ladder LadderOf(FollowUpKind kind) => kind switch
    {
        FollowUpKind.AskAcquirer => AskAcquirer,
        FollowUpKind.UpdateInvoice => UpdateInvoice,
        FollowUpKind.ExpireAttempt => ExpireAttempt,
        FollowUpKind.RefreshToken => RefreshToken,
    };

    /// <param name="Seconds">The first pauses.</param>
    /// <param name="Then">Each pause after them.</param>
    /// <param name="Times">How many of those.</param>
    private sealed record Ladder(int[] Seconds, TimeSpan Then, int Times)
    {
        public TimeSpan? Pause(int attempts) =>
            attempts < Seconds.Length ? TimeSpan.FromSeconds(Seconds[attempts])
            : attempts < Seconds.Length + Times ? Then
            : null;
    }
}
