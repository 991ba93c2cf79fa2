namespace CleanAcquiring.Infrastructure.AmoCrm.Pacing;

/// <summary>
/// Lets calls to one account go, so many in a window. Senders take turns, so that one who sends much waits for itself; strangers
/// leave a part of the window to links that are known and to our own work.
/// </summary>
internal sealed class TurnQueue(int permits, TimeProvider clock) : IDisposable
{
    private const int MaxWaitingOfOneOrigin = 40;

    // More than a second: the network may bunch calls together.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1200);

    // Between calls while others wait: whoever comes then meets no window that was used up in its first moment.
    private readonly TimeSpan step = Window / permits;
    private readonly int burst = (permits + 1) / 2;
    private readonly int strangers = Math.Max(1, permits * 4 / 7);

    private readonly Lock gate = new();
    private readonly List<Waiter> waiting = [];
    private readonly Queue<(TimeSpan At, bool IsKnown)> granted = [];
    private readonly long begun = clock.GetTimestamp();
    private int grantedToStrangers;
    private TimeSpan last;
    private long round;
    private ITimer? timer;

    /// <summary>True when a stranger would have to wait now.</summary>
    public bool IsShort
    {
        get
        {
            lock (gate)
            {
                Forget(clock.GetElapsedTime(begun));
                return waiting.Count > 0 || granted.Count >= permits || grantedToStrangers >= strangers;
            }
        }
    }

    /// <summary>Waits for the caller's turn; false when too many calls of its origin wait already.</summary>
    /// <param name="caller">The sender.</param>
    /// <param name="cancellationToken">Of this call alone; its source is disposed of after the call.</param>
    public Task<bool> EnterAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (Join(caller) is not { } waiter)
            return Task.FromResult(false);
        if (!waiter.Granted.Task.IsCompleted)
            cancellationToken.Register(() => Leave(waiter, cancellationToken));
        return waiter.Granted.Task;
    }

    public void Dispose() => timer?.Dispose();

    private Waiter? Join(Caller caller)
    {
        lock (gate)
        {
            var own = waiting.Where(other => other.Caller.Origin == caller.Origin).ToList();
            if (own.Count >= MaxWaitingOfOneOrigin)
                return null;
            var waiter = new Waiter(caller, own.Count == 0 ? round : own[^1].Round + 1);
            waiting.Add(waiter);
            Serve();
            return waiter;
        }
    }

    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (gate)
            waiting.Remove(waiter);
        waiter.Granted.TrySetCanceled(cancellationToken);
    }

    private void Wake()
    {
        lock (gate)
            Serve();
    }

    private void Serve()
    {
        var now = clock.GetElapsedTime(begun);
        Forget(now);
        while (Next(now) is { } waiter)
        {
            waiting.Remove(waiter);
            granted.Enqueue((now, waiter.Caller.IsKnown));
            grantedToStrangers += waiter.Caller.IsKnown ? 0 : 1;
            (last, round) = (now, waiter.Round);
            waiter.Granted.TrySetResult(true);
        }
        if (waiting.Count > 0)
            WakeAt(IsDense(now) ? Earlier(granted.Peek().At + Window, last + step) : granted.Peek().At + Window, now);
    }

    private void Forget(TimeSpan now)
    {
        while (granted.TryPeek(out var first) && first.At + Window <= now)
            grantedToStrangers -= granted.Dequeue().IsKnown ? 0 : 1;
    }

    // The first of those whose round is the lowest: the list is in the order of arrival.
    private Waiter? Next(TimeSpan now) => granted.Count >= permits || IsDense(now)
        ? null
        : waiting.Where(waiter => waiter.Caller.IsKnown || grantedToStrangers < strangers).MinBy(waiter => waiter.Round);

    private bool IsDense(TimeSpan now) => waiting.Count > 1 && granted.Count >= burst && now < last + step;

    private void WakeAt(TimeSpan moment, TimeSpan now)
    {
        timer ??= clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(moment - now, Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private sealed record Waiter(Caller Caller, long Round)
    {
        public TaskCompletionSource<bool> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
