using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>Sessions by the digests of their codes and tokens.</summary>
public sealed class InMemorySellerSessions(TimeProvider time) : ISellerSessions
{
    private readonly Dictionary<(TenantKey Tenant, string Digest), SellerSession> sessions = [];

    public int Count => sessions.Count;

    /// <summary>Calls of <see cref="SaveAsync"/> so far.</summary>
    public int Saves { get; private set; }

    public Task AddAsync(SellerSession session, string codeDigest, CancellationToken cancellationToken)
    {
        sessions.Add((session.Tenant, codeDigest), session);
        return Task.CompletedTask;
    }

    public Task<SellerSession?> StartAsync(
        TenantKey tenant, string codeDigest, string tokenDigest, CancellationToken cancellationToken)
    {
        if (Live(tenant, codeDigest) is not { } session)
            return Task.FromResult<SellerSession?>(null);
        sessions.Remove((tenant, codeDigest));
        sessions.Add((tenant, tokenDigest), session);
        return Task.FromResult<SellerSession?>(session);
    }

    public Task<SellerSession?> FindAsync(TenantKey tenant, string tokenDigest, CancellationToken cancellationToken) =>
        Task.FromResult(Live(tenant, tokenDigest));

    public Task SaveAsync(SellerSession session, string tokenDigest, CancellationToken cancellationToken)
    {
        Saves++;
        sessions[(session.Tenant, tokenDigest)] = session;
        return Task.CompletedTask;
    }

    public Task RemoveExpiredAsync(TenantKey tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var (key, _) in sessions.Where(it => it.Key.Tenant == tenant && it.Value.ExpiresAt <= now).ToList())
            sessions.Remove(key);
        return Task.CompletedTask;
    }

    private SellerSession? Live(TenantKey tenant, string digest) =>
        sessions.GetValueOrDefault((tenant, digest)) is { } session && session.ExpiresAt > time.GetUtcNow() ? session : null;
}
