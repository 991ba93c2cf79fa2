namespace CleanAcquiring.TestTown;

/// <summary>The gateway's own dice, which each schedule begins anew.</summary>
internal sealed class Luck : Random
{
    private Random dice = new(0);

    public void Begin(int seed) => dice = new Random(seed);

    public override double NextDouble() => dice.NextDouble();
}
