using System.Threading.RateLimiting;
using CleanAcquiring.Application;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Telemetry;

namespace CleanAcquiring.Infrastructure.AmoCrm.Pacing;

/// <summary>
/// Keeps our calls under seven a second for each account: a faster client gets the seller's whole account blocked.
/// </summary>
internal sealed class AccountPace(PaceLimit limit, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    // More than a second: the limiter frees permits a tenth of a second early, and the network may bunch calls together.
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
        using var patience = new CancellationTokenSource(MaxWait, clock);
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
            // The wait is amoCRM's limit, not our own time.
            RequestCost.Current?.AddUpstream(clock.GetElapsedTime(begun));
        }
    }

    public void Dispose() => limiter.Dispose();

    private static OutageException TooMany(string operation, Exception? inner) =>
        new("amoCRM", operation, "too many calls of this account wait", MaxWait, inner);
}

/// <summary>
/// The calls to one account in about a second; amoCRM's own limit is seven for each account and integration.
/// </summary>
internal sealed record PaceLimit(int Permits = 7);
