namespace CleanAcquiring.Application.FollowUps;

/// <summary>The end of a follow-up. An outage is thrown and retried by the worker's plan.</summary>
public abstract record FollowUpOutcome
{
    private FollowUpOutcome()
    {
    }

    public sealed record Done : FollowUpOutcome;

    /// <summary>Not settled yet: once more at the next step of the plan.</summary>
    public sealed record NotYet(string Reason) : FollowUpOutcome;

    /// <summary>More tries cannot help; a person should look.</summary>
    public sealed record Stuck(string Reason) : FollowUpOutcome;
}
