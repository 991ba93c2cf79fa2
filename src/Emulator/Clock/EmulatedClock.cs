namespace CleanAcquiring.Emulator.Clock;

/// <summary>The system clock plus a movable offset. Timers follow the system clock.</summary>
public sealed class EmulatedClock : TimeProvider
{
    private long offsetTicks;

    /// <summary>The offset from the system clock.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    public void Advance(TimeSpan by) => Interlocked.Add(ref offsetTicks, by.Ticks);
}
