using System.Collections.Concurrent;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

/// <summary>One at a time for each account within this process; on SQLite there is no other.</summary>
internal sealed class AccountLocks
{
    private readonly ConcurrentDictionary<TenantKey, SemaphoreSlim> locks = new();

    public async Task<IDisposable> TakeAsync(TenantKey tenant, CancellationToken cancellationToken)
    {
        var turn = locks.GetOrAdd(tenant, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        return new Held(turn);
    }

    private sealed class Held(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
