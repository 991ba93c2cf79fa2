using System.Threading.Channels;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>Wakes the worker of this process at once; the clock is the safety net, and other replicas have their own.</summary>
internal sealed class FollowUpSignal(TimeProvider time)
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => bell.Writer.TryWrite(true);

    /// <summary>Returns when woken, or after the time given.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await bell.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over: look anyway.
        }
    }
}
