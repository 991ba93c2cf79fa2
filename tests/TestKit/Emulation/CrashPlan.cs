namespace CleanAcquiring.TestKit.Emulation;

/// <summary>
/// Plans the crash of one gateway, or interruptions, at a crash point: before and after every write and every outside call.
/// </summary>
internal sealed class CrashPlan : IDisposable
{
    private readonly CancellationTokenSource crash = new();
    private int passed;
    private int crashAt;
    private readonly PriorityQueue<Func<Task>, int> interruptions = new();

    public bool IsCrashed => crash.IsCancellationRequested;

    /// <summary>Cancelled at the crash.</summary>
    public CancellationToken Crash => crash.Token;

    /// <summary>The end of a path: the next call to it takes effect, and its response is lost.</summary>
    public string? ResponseToLose { get; set; }

    /// <summary>The end of a path: the gateway crashes before it calls it.</summary>
    public string? CrashBefore { get; set; }

    public void CrashAfter(int points) => crashAt = passed + points;

    public void InterruptAfter(int points, Func<Task> with) => interruptions.Enqueue(with, passed + points);

    /// <summary>Cancels the plan.</summary>
    public void Clear()
    {
        (crashAt, ResponseToLose) = (0, null);
        interruptions.Clear();
    }

    public void ThrowIfCrashed()
    {
        if (IsCrashed)
            throw new GatewayCrashedException();
    }

    /// <summary>Passes a point without an interruption: the gateway has a lock for which the interruption would wait.</summary>
    public async Task PassLockedAsync()
    {
        ThrowIfCrashed();
        if (++passed == crashAt)
            await crash.CancelAsync();
        ThrowIfCrashed();
    }

    public async Task PassAsync()
    {
        await PassLockedAsync();
        while (interruptions.TryPeek(out var interrupt, out var at) && passed >= at)
        {
            interruptions.Dequeue();
            await interrupt();
            ThrowIfCrashed();
        }
    }

    public void Dispose() => crash.Dispose();
}

/// <summary>The gateway has crashed, so none of its work goes on.</summary>
internal sealed class GatewayCrashedException() : Exception("crashed");
