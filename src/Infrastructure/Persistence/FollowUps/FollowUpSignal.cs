using System.Threading.Channels;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

/// <summary>
/// Wakes the worker of this process when work of a kind is due now. A lost signal costs a second: the worker polls as well, which
/// is also how it learns of work that another replica scheduled.
/// </summary>
internal sealed class FollowUpSignal
{
    // Ten signals before the worker wakes are one.
    private readonly Dictionary<FollowUpKind, Channel<bool>> raised = Enum.GetValues<FollowUpKind>().ToDictionary(
        kind => kind,
        _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite })
    );

    public void Raise(FollowUpKind kind) => raised[kind].Writer.TryWrite(true);

    public void RaiseAll()
    {
        foreach (var channel in raised.Values)
            channel.Writer.TryWrite(true);
    }

    /// <summary>Ends at a signal since the last wait, or when the time is over.</summary>
    public async Task WaitAsync(FollowUpKind kind, TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var over = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            await raised[kind].Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // No signal came in time.
        }
    }
}
