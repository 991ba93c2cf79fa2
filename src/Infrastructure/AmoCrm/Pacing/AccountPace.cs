using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<TenantKey, TurnQueue> accounts = new();

    /// <summary>True when a stranger's call would have to wait now.</summary>
    public bool IsShort(TenantKey tenant) => accounts.TryGetValue(tenant, out var turns) && turns.IsShort;

    /// <summary>Waits for this account's turn with a call of our own.</summary>
    /// <exception cref="OutageException">Too many wait already.</exception>
    public Task WaitAsync(TenantKey tenant, string operation, CancellationToken cancellationToken) =>
        WaitAsync(tenant, Caller.Ourselves, operation, cancellationToken);

    /// <summary>Waits for the caller's turn at this account.</summary>
    /// <exception cref="OutageException">Too many wait already.</exception>
    public async Task WaitAsync(TenantKey tenant, Caller caller, string operation, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        using var patience = new CancellationTokenSource(MaxWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var turns = accounts.GetOrAdd(tenant, _ => new TurnQueue(limit.Permits, clock));
            if (!await turns.EnterAsync(caller, either.Token))
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

    public void Dispose()
    {
        foreach (var turns in accounts.Values)
            turns.Dispose();
    }

    private static OutageException TooMany(string operation, Exception? inner) =>
        new("amoCRM", operation, "too many calls of this account wait", MaxWait, inner);
}

/// <summary>
/// The calls to one account in about a second; amoCRM's own limit is seven for each account and integration.
/// </summary>
internal sealed record PaceLimit(int Permits = 7);
