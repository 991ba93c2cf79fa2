namespace CleanAcquiring.Infrastructure.Telemetry;

/// <summary>The cost of one request in calls to others, counted by the interceptors of the database and by outgoing clients.</summary>
public sealed class RequestCost
{
    private static readonly AsyncLocal<RequestCost?> Scope = new();

    private int roundTrips;
    private long upstreamTicks;

    /// <summary>The cost of the current request; null outside one.</summary>
    public static RequestCost? Current => Scope.Value;

    public int RoundTrips => Volatile.Read(ref roundTrips);

    public TimeSpan Upstream => TimeSpan.FromTicks(Interlocked.Read(ref upstreamTicks));

    public static RequestCost Begin() => Scope.Value = new RequestCost();

    public void AddRoundTrip() => Interlocked.Increment(ref roundTrips);

    public void AddUpstream(TimeSpan elapsed) => Interlocked.Add(ref upstreamTicks, elapsed.Ticks);
}
