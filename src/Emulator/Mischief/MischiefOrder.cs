namespace CleanAcquiring.Emulator.Mischief;

/// <summary>The whole set of faults that shall be in force from now on.</summary>
internal sealed record MischiefOrder(IReadOnlyList<Fault?>? Faults, int? Seed);
