namespace CleanAcquiring.Application.FollowUps;

/// <summary>The end of one try of a follow-up. A command throws its outages; the worker turns them into <see cref="NotYet"/>.</summary>
public abstract record FollowUpOutcome
{
    private FollowUpOutcome()
    {
    }

    public sealed record Done : FollowUpOutcome;

    /// <summary>Not settled yet: tried again at the next step of the plan.</summary>
    public sealed record NotYet(string Reason) : FollowUpOutcome
    {
        /// <summary>The pause that the other side asked for; null when it asked for none.</summary>
        public TimeSpan? NotBefore { get; init; }

        /// <summary>The longest pause that this work bears now; null for the plan's own.</summary>
        public TimeSpan? NotAfter { get; init; }
    }

    /// <summary>More tries cannot help; a person should look.</summary>
    public sealed record Stuck(string Reason) : FollowUpOutcome;

    /// <summary>Broken off because the process stops: another worker may take it at once.</summary>
    public sealed record Interrupted : FollowUpOutcome;
}
