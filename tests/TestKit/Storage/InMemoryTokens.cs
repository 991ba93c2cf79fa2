using System.Collections.Concurrent;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>Tokens of accounts in memory, with a lock per account as the database has one.</summary>
/// <param name="database">Its accounts are marked when their grant is dead; null where there are no accounts.</param>
public sealed class InMemoryTokens(InMemoryDatabase? database = null) : ITokens, IDisposable
{
    private readonly ConcurrentDictionary<TenantKey, TokenPair> pairs = new();
    private readonly ConcurrentDictionary<TenantKey, SemaphoreSlim> locks = new();
    private readonly ConcurrentQueue<TokenChange> changes = new();

    /// <summary>Changes made under the locks, in order.</summary>
    public IReadOnlyList<TokenChange> Changes => [.. changes];

    public TokenPair? this[TenantKey tenant] => pairs.GetValueOrDefault(tenant);

    public Task<TokenPair?> FindAsync(TenantKey tenant, CancellationToken cancellationToken) =>
        Task.FromResult(pairs.GetValueOrDefault(tenant));

    public Task StoreAsync(TenantKey tenant, TokenPair tokens, CancellationToken cancellationToken)
    {
        pairs[tenant] = tokens;
        if (Row(tenant) is { } row)
            row.Install(row.Profile, row.InstalledAt);
        return Task.CompletedTask;
    }

    public Task DisconnectAsync(TenantKey tenant, DateTimeOffset installedAt, CancellationToken cancellationToken)
    {
        if (Row(tenant) is { } row && row.InstalledAt != installedAt)
            return Task.CompletedTask;
        pairs.TryRemove(tenant, out _);
        Row(tenant)?.Disconnect();
        return Task.CompletedTask;
    }

    public async Task<TokenPair?> ChangeAsync(
        TenantKey tenant,
        Func<TokenPair, CancellationToken, Task<TokenChange>> change,
        CancellationToken cancellationToken
    )
    {
        var gate = locks.GetOrAdd(tenant, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!pairs.TryGetValue(tenant, out var pair))
                return null;
            var made = await change(pair, cancellationToken);
            // As a commit would.
            cancellationToken.ThrowIfCancellationRequested();
            changes.Enqueue(made);
            switch (made)
            {
                case TokenChange.Store store:
                    if (store.NewHost is { } host && Row(tenant) is { } row)
                        row.Learn(row.Profile with { Host = host });
                    return pairs[tenant] = store.Tokens;
                case TokenChange.Dead:
                    pairs.TryRemove(tenant, out _);
                    Row(tenant)?.RequireReauthorization();
                    return null;
                default:
                    return pair;
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var gate in locks.Values)
            gate.Dispose();
    }

    private Account? Row(TenantKey tenant) => database?.AccountRows.GetValueOrDefault(tenant);
}
