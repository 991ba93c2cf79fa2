using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

/// <summary>
/// A lock for each account in this process. On SQLite it is the only one; on PostgreSQL it keeps waiters from occupying a
/// connection each while the first of them renews the token.
/// </summary>
internal sealed class AccountLocks
{
    private readonly Lock gate = new();
    private readonly Dictionary<TenantKey, Turn> turns = [];

    public async Task<IDisposable> EnterAsync(TenantKey tenant, CancellationToken cancellationToken)
    {
        Turn turn;
        lock (gate)
        {
            if (!turns.TryGetValue(tenant, out turn!))
                turns[tenant] = turn = new Turn();
            turn.Users++;
        }
        try
        {
            await turn.Semaphore.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(tenant, turn);
            throw;
        }
        return new Lease(this, tenant, turn);
    }

    private void Leave(TenantKey tenant, Turn turn)
    {
        lock (gate)
        {
            if (--turn.Users > 0)
                return;
            turns.Remove(tenant);
        }
        turn.Semaphore.Dispose();
    }

    private sealed class Turn
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Lease(AccountLocks locks, TenantKey tenant, Turn turn) : IDisposable
    {
        public void Dispose()
        {
            turn.Semaphore.Release();
            locks.Leave(tenant, turn);
        }
    }
}
