namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>How the worker of one replica goes about its work.</summary>
internal sealed record FollowUpPace
{
    /// <summary>Pieces of work at once.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>How often the clock looks where no signal came: other replicas order work, too.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long taken work is ours. A dead worker's work waits that long.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>When work is broken off: well before the lease ends, so that what became of it can still be written.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a stopping worker lets its work run on; less than the host waits (30 s).</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the age of the oldest work is measured.</summary>
    public TimeSpan Measure { get; init; } = TimeSpan.FromSeconds(15);
}
