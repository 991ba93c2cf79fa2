using CleanAcquiring.Application.Ports.Sealing;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

internal sealed class TokenRepository(AcquiringDbContext context, IServiceScopeFactory scopes, AccountLocks locks, ISealing sealing) : ITokens
{
    public async Task<TokenPair?> FindAsync(TenantKey tenant, CancellationToken cancellationToken) =>
        await EntryAsync(context, tenant, cancellationToken) is { } entry ? StoredTokens.Read(entry, sealing) : null;

    public async Task StoreAsync(TenantKey tenant, TokenPair tokens, CancellationToken cancellationToken)
    {
        if (await EntryAsync(context, tenant, cancellationToken) is not { } entry)
            throw new InvalidOperationException("Tokens of an account that is not stored.");
        StoredTokens.Write(entry, tokens, sealing);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task RemoveAsync(TenantKey tenant, CancellationToken cancellationToken)
    {
        if (await EntryAsync(context, tenant, cancellationToken) is not { } entry)
            return;
        StoredTokens.Write(entry, null, sealing);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<TokenPair?> ChangeAsync(TenantKey tenant, Func<TokenPair, CancellationToken, Task<TokenChange>> change, CancellationToken cancellationToken)
    {
        using var turn = await locks.TakeAsync(tenant, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AcquiringDbContext>();
        var pair = await ChangeLockedAsync(own, tenant, change, cancellationToken);
        // The caller's copy would still show the spent pair.
        if (context.Accounts.Local.FirstOrDefault(account => account.Tenant == tenant) is { } known && context.Entry(known).State == EntityState.Unchanged)
            await context.Entry(known).ReloadAsync(cancellationToken);
        return pair;
    }

    private async Task<TokenPair?> ChangeLockedAsync(AcquiringDbContext own, TenantKey tenant, Func<TokenPair, CancellationToken, Task<TokenChange>> change, CancellationToken cancellationToken)
    {
        await using var transaction = await own.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(own, tenant, cancellationToken) is not { } entry || StoredTokens.Read(entry, sealing) is not { } pair)
            return null;
        switch (await change(pair, cancellationToken))
        {
            case TokenChange.Store store:
                pair = store.Tokens;
                StoredTokens.Write(entry, pair, sealing);
                if (store.NewHost is { } host)
                    entry.Entity.Learn(entry.Entity.Profile with { Host = host });
                break;
            case TokenChange.Dead:
                pair = null;
                StoredTokens.Write(entry, null, sealing);
                entry.Entity.RequireReauthorization();
                break;
            case TokenChange.Keep:
                break;
            case var other:
                throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}.");
        }
        // Once the vendor rotated the pair, nobody's impatience may lose it.
        await own.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return pair;
    }

    private static async Task<EntityEntry<Account>?> LockAsync(AcquiringDbContext own, TenantKey tenant, CancellationToken cancellationToken)
    {
        var key = TenantKeyConverter.Write(tenant);
        var rows = own is PostgresDbContext ? own.Accounts.FromSql($"SELECT * FROM accounts WHERE tenant = {key} FOR UPDATE") : own.Accounts.Where(account => account.Tenant == tenant);
        return await rows.ToListAsync(cancellationToken) is [var account] ? own.Entry(account) : null;
    }

    private static async Task<EntityEntry<Account>?> EntryAsync(AcquiringDbContext context, TenantKey tenant, CancellationToken cancellationToken)
    {
        var account = context.Accounts.Local.FirstOrDefault(known => known.Tenant == tenant)
            ?? await context.Accounts.FirstOrDefaultAsync(stored => stored.Tenant == tenant, cancellationToken);
        return account is null ? null : context.Entry(account);
    }
}
