using System.Threading.RateLimiting;
using CleanAcquiring.Application;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Telemetry;

namespace CleanAcquiring.Infrastructure.AmoCrm.Pacing;

/// <summary>
/// Keeps our calls under seven a second for each account: whoever goes faster again and again gets the seller's whole account blocked.
/// </summary>
internal sealed class AccountPace(PaceLimit limit, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // The limiter gives permits back a tenth of a second early, and the network may bunch calls together: hence more than a second.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1200);

    private readonly PartitionedRateLimiter<TenantKey> limiter = PartitionedRateLimiter.Create<TenantKey, TenantKey>(
        tenant => RateLimitPartition.GetSlidingWindowLimiter(tenant, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = limit.Permits,
            Window = Window,
            SegmentsPerWindow = 12,
            QueueLimit = 40,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    /// <summary>Waits for this account's turn.</summary>
    /// <exception cref="OutageException">Too many wait already.</exception>
    public async Task WaitAsync(TenantKey tenant, string operation, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var lease = await limiter.AcquireAsync(tenant, cancellationToken: either.Token);
            if (!lease.IsAcquired)
                throw TooMany(operation, null);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw TooMany(operation, exception);
        }
        finally
        {
            // Their limit, not our time.
            RequestCost.Current?.AddUpstream(clock.GetElapsedTime(begun));
        }
    }

    public void Dispose() => limiter.Dispose();

    private static OutageException TooMany(string operation, Exception? inner) =>
        new("amoCRM", operation, "too many calls of this account wait", Patience, inner);
}
