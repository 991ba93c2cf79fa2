namespace CleanAcquiring.Emulator.FaultInjection;

/// <summary>The whole set of faults that shall be in force from now on.</summary>
internal sealed record FaultRequest(IReadOnlyList<Fault?>? Faults, int? Seed);
