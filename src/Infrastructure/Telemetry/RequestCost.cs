namespace CleanAcquiring.Infrastructure.Telemetry;

/// <summary>What one request cost in calls to others: the database's interceptor and the outgoing clients' handler count into it.</summary>
public sealed class RequestCost
{
    private static readonly AsyncLocal<RequestCost?> Scope = new();

    private int roundTrips;
    private long upstreamTicks;

    /// <summary>The cost of the request under way; nothing outside one.</summary>
    public static RequestCost? Current => Scope.Value;

    public int RoundTrips => Volatile.Read(ref roundTrips);

    public TimeSpan Upstream => TimeSpan.FromTicks(Interlocked.Read(ref upstreamTicks));

    public static RequestCost Begin() => Scope.Value = new RequestCost();

    public void AddRoundTrip() => Interlocked.Increment(ref roundTrips);

    public void AddUpstream(TimeSpan elapsed) => Interlocked.Add(ref upstreamTicks, elapsed.Ticks);
}
