namespace CleanAcquiring.Emulator.Clock;

/// <summary>The system's time plus an offset that a test or a person moves. Timers run at the system's pace.</summary>
public sealed class EmulatedClock : TimeProvider
{
    private long offsetTicks;

    /// <summary>How far the emulated crm is ahead of the system.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    public void Advance(TimeSpan by) => Interlocked.Add(ref offsetTicks, by.Ticks);
}
