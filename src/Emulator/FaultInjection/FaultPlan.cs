namespace CleanAcquiring.Emulator.FaultInjection;

/// <summary>The faults in force. Each operation draws one before it responds.</summary>
internal sealed class FaultPlan
{
    private readonly Lock gate = new();
    private List<Fault> faults = [];
    private int seed = 1;
    private Random random = new(1);

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
            random = new Random(newSeed);
        }
    }

    /// <summary>Draws the first fault that applies to the operation, and counts its use; null if none applies.</summary>
    public Fault? Draw(string operation, Func<FaultKind, bool>? fits = null)
    {
        lock (gate)
        {
            for (var i = 0; i < faults.Count; i++)
            {
                var fault = faults[i];
                if (!fault.AppliesTo(operation) || fault.Times == 0 || fits?.Invoke(fault.Kind) == false)
                    continue;
                if (fault.Probability is { } probability && random.Next(1_000_000) >= probability * 1_000_000)
                    continue;
                faults[i] = fault with { Times = fault.Times - 1 };
                return fault;
            }

            return null;
        }
    }
}

/// <summary>The faults that replace those in force, and the seed of their probabilities.</summary>
internal sealed record FaultRequest(IReadOnlyList<Fault?>? Faults, int? Seed);
