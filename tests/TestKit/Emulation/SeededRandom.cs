namespace CleanAcquiring.TestKit.Emulation;

/// <summary>The gateway's own dice, which each schedule begins anew.</summary>
internal sealed class SeededRandom : Random
{
    private Random dice = new(0);

    public void Begin(int seed) => dice = new Random(seed);

    public override double NextDouble() => dice.NextDouble();
}
