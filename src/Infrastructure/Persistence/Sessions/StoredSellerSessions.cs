using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Sessions;

/// <summary>Each call writes at once: a session takes no part in what its requests save.</summary>
internal sealed class StoredSellerSessions(AcquiringDbContext context, TimeProvider time) : ISellerSessions
{
    public async Task AddAsync(SellerSession session, string codeDigest, CancellationToken cancellationToken)
    {
        await RemoveExpiredAsync(session.Tenant, cancellationToken);
        var row = context.SellerSessions.Add(SellerSessionRow.Of(session, codeDigest));
        await context.SaveChangesAsync(cancellationToken);
        row.State = EntityState.Detached;
    }

    public async Task<SellerSession?> StartAsync(
        TenantKey tenant, string codeDigest, string tokenDigest, CancellationToken cancellationToken)
    {
        var started = await context.Database.ExecuteSqlRawAsync(
            """
            UPDATE seller_sessions SET digest = {3}
            WHERE platform = {0} AND account_id = {1} AND digest = {2} AND expires_at > {4}
            """,
            [(int)tenant.Platform, tenant.AccountId, codeDigest, tokenDigest, context.Timestamp(time.GetUtcNow())],
            cancellationToken);
        return started == 1 ? await FindAsync(tenant, tokenDigest, cancellationToken) : null;
    }

    public async Task<SellerSession?> FindAsync(TenantKey tenant, string tokenDigest, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var row = await context.SellerSessions.AsNoTracking().SingleOrDefaultAsync(
            it => it.Platform == tenant.Platform && it.AccountId == tenant.AccountId && it.Digest == tokenDigest && it.ExpiresAt > now,
            cancellationToken);
        return row?.ToSession();
    }

    public Task SaveAsync(SellerSession session, string tokenDigest, CancellationToken cancellationToken)
    {
        var tenant = session.Tenant;
        return context.SellerSessions
            .Where(it => it.Platform == tenant.Platform && it.AccountId == tenant.AccountId && it.Digest == tokenDigest)
            .ExecuteUpdateAsync(
                row => row
                    .SetProperty(it => it.ExpiresAt, session.ExpiresAt)
                    .SetProperty(it => it.Actor, session.User)
                    .SetProperty(it => it.IsAdministrator, session.IsAdministrator)
                    .SetProperty(it => it.RightsReadAt, session.RightsReadAt),
                cancellationToken);
    }

    public Task RemoveExpiredAsync(TenantKey tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return context.SellerSessions
            .Where(it => it.Platform == tenant.Platform && it.AccountId == tenant.AccountId && it.ExpiresAt <= now)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
