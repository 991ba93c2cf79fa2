using System.Collections.Concurrent;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

/// <summary>
/// The oldest due work of each kind, looked for every 15 seconds; claims begin shortly before it. From the beginning of the index
/// each of them would read past all work done since a backup or a report took its snapshot: PostgreSQL has to keep those entries.
/// </summary>
internal sealed class FollowUpHorizon(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    // Work may be scheduled for a moment that has passed, and the clocks of replicas differ. What is older waits for the next look.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<FollowUpKind, Look> looks = [];

    /// <summary>For how long the oldest work of each kind has been due; zero where none is.</summary>
    public IEnumerable<KeyValuePair<FollowUpKind, TimeSpan>> Ages => looks.Select(look =>
        KeyValuePair.Create(look.Key, look.Value.OldestDue is { } due ? time.GetUtcNow() - due : TimeSpan.Zero));

    /// <summary>The due time from which a claim of the kind has to read.</summary>
    /// <param name="kind">Of the work.</param>
    /// <param name="findOldestDue">Reads the due time of the oldest work that is due at a time; null when none is.</param>
    public async Task<DateTimeOffset> BeginningAsync(FollowUpKind kind, Func<DateTimeOffset, Task<DateTimeOffset?>> findOldestDue)
    {
        var now = time.GetUtcNow();
        if (!looks.TryGetValue(kind, out var look) || now >= look.At + Interval)
            looks[kind] = look = new Look(now, await findOldestDue(now));
        return (look.OldestDue ?? look.At) - Margin;
    }

    private sealed record Look(DateTimeOffset At, DateTimeOffset? OldestDue);
}
