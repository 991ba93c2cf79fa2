namespace CleanAcquiring.Emulator.FaultInjection;

/// <summary>Holds the faults in force and hands them out: each operation asks before it answers.</summary>
internal sealed class FaultPlan
{
    private readonly Lock gate = new();
    private List<Fault> faults = [];
    private int seed = 1;
    private Random dice = new(1);

    public FaultRequest Current
    {
        get
        {
            lock (gate)
                return new FaultRequest([.. faults], seed);
        }
    }

    public void Replace(IReadOnlyList<Fault> ordered, int newSeed)
    {
        lock (gate)
        {
            faults = [.. ordered];
            seed = newSeed;
            dice = new Random(newSeed);
        }
    }

    /// <summary>The first fault that strikes this operation now, if any; drawing it uses up one of its times.</summary>
    public Fault? Draw(string operation, Func<FaultKind, bool>? fits = null)
    {
        lock (gate)
        {
            for (var i = 0; i < faults.Count; i++)
            {
                var fault = faults[i];
                if (!fault.Concerns(operation) || fault.Times == 0 || fits?.Invoke(fault.Kind) == false)
                    continue;
                if (fault.Probability is { } probability && dice.Next(1_000_000) >= probability * 1_000_000)
                    continue;
                faults[i] = fault with { Times = fault.Times - 1 };
                return fault;
            }

            return null;
        }
    }
}
