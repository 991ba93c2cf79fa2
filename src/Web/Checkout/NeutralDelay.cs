using System.Security.Cryptography;

namespace CleanAcquiring.Web.Checkout;

/// <summary>
/// Delays the answer for a link that leads nowhere: without it, an account that is not ours is told apart by the call that was not
/// made for it.
/// </summary>
internal sealed class NeutralDelay(TimeProvider time)
{
    public static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan Most = TimeSpan.FromMilliseconds(750);

    /// <summary>Waits until a moment between <see cref="Least"/> and <see cref="Most"/> after the request came.</summary>
    public Task WaitAsync(long requestedAt, CancellationToken cancellationToken)
    {
        var jitter = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)(Most - Least).TotalMilliseconds + 1));
        var rest = Least + jitter - time.GetElapsedTime(requestedAt);
        return rest > TimeSpan.Zero ? Task.Delay(rest, time, cancellationToken) : Task.CompletedTask;
    }
}
