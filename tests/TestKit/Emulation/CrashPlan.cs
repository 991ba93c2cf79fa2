namespace CleanAcquiring.TestKit.Emulation;

/// <summary>
/// What befalls one process of the gateway. Before and after every write and every outside call it passes a point: there it may
/// die, or something else may
/// happen in between.
/// </summary>
internal sealed class CrashPlan : IDisposable
{
    private readonly CancellationTokenSource death = new();
    private int passed;
    private int deathAt;
    private int interludeAt;
    private Func<Task>? interlude;

    public bool IsDead => death.IsCancellationRequested;

    /// <summary>Cancelled at the death.</summary>
    public CancellationToken Death => death.Token;

    /// <summary>The next call to an address that ends so does its work, and its answer is lost.</summary>
    public string? ResponseToLose { get; set; }

    /// <summary>It dies when it is about to call an address that ends so.</summary>
    public string? DeathBefore { get; set; }

    public void DieAfter(int points) => deathAt = passed + points;

    public void InterruptAfter(int points, Func<Task> with) => (interludeAt, interlude) = (passed + points, with);

    /// <summary>Nothing befalls it any more.</summary>
    public void Calm() => (deathAt, interlude, ResponseToLose) = (0, null, null);

    public void BeAlive()
    {
        if (IsDead)
            throw new ProcessDied();
    }

    /// <summary>A point at which it may die, and nothing else may happen: it holds a lock that others would wait for.</summary>
    public async Task PassLockedAsync()
    {
        BeAlive();
        if (++passed == deathAt)
            await death.CancelAsync();
        BeAlive();
    }

    public async Task PassAsync()
    {
        await PassLockedAsync();
        if (interlude is { } between && passed >= interludeAt)
        {
            interlude = null;
            await between();
            BeAlive();
        }
    }

    public void Dispose() => death.Dispose();
}
