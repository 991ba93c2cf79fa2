namespace CleanAcquiring.TestKit.Emulation;

/// <summary>The gateway's random numbers, which each schedule seeds.</summary>
internal sealed class SeededRandom : Random
{
    private Random seeded = new(0);

    public void Begin(int seed) => seeded = new Random(seed);

    public override double NextDouble() => seeded.NextDouble();
}
