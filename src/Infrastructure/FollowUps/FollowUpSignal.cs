using System.Threading.Channels;

namespace CleanAcquiring.Infrastructure.FollowUps;

/// <summary>Tells the worker of this process that something is due now. Losing a signal costs a second: the clock looks as well.</summary>
internal sealed class FollowUpSignal
{
    // Ten signals before the worker looks are one.
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Ends when something was raised since the last wait, or when the time is over.</summary>
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
            // The clock's turn.
        }
    }
}
