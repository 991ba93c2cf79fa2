using System.Threading.Channels;

namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

/// <summary>Wakes the worker of this process when work is due now. A lost signal costs a second: the worker polls as well.</summary>
internal sealed class FollowUpSignal
{
    // Ten signals before the worker wakes are one.
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Ends at a signal since the last wait, or when the time is over.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            await raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // No signal came in time.
        }
    }
}
