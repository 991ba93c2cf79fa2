namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>What is to become of a piece of work after a try.</summary>
/// <param name="Name">For the metrics.</param>
internal abstract record FollowUpEnding(string Name)
{
    public sealed record Done() : FollowUpEnding("done");

    /// <summary>Once more by the plan, and not before a pause that the other side asked for.</summary>
    public sealed record Later(string Reason, TimeSpan? NotBefore, string Name) : FollowUpEnding(Name);

    /// <summary>A person should look.</summary>
    public sealed record Parked(string Reason) : FollowUpEnding("parked");

    /// <summary>Broken off by our own stop: another worker may have it at once.</summary>
    public sealed record GivenBack() : FollowUpEnding("given_back");
}
