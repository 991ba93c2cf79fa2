using System.Diagnostics;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

internal sealed class StoredTokens(
    AcquiringDbContext context, TokenColumns columns, AccountLocks locks, RenewalGate gate, IServiceScopeFactory scopes) : ITokens
{
    public async Task<TokenPair?> FindAsync(TenantKey tenant, CancellationToken cancellationToken)
    {
        if (Tracked(tenant) is { } tracked)
            return columns.Read(tracked);
        var account = await context.Accounts.Of(tenant).SingleOrDefaultAsync(cancellationToken);
        return account is null ? null : columns.Read(context.Entry(account));
    }

    public async Task StoreAsync(TenantKey tenant, TokenPair tokens, CancellationToken cancellationToken)
    {
        var stored = await UnderLockAsync(
            tenant,
            account =>
            {
                columns.Write(account, tokens);
                // A disconnection may have come between the save of the installation and this one.
                account.Entity.Install(account.Entity.Profile, account.Entity.InstalledAt);
                return Task.FromResult<TokenPair?>(tokens);
            },
            cancellationToken);
        if (stored is null)
            throw new InvalidOperationException($"Tokens came for an account that is not stored: {tenant}.");
    }

    public Task DisconnectAsync(TenantKey tenant, DateTimeOffset installedAt, CancellationToken cancellationToken) => UnderLockAsync(
        tenant,
        account =>
        {
            if (account.Entity.InstalledAt != installedAt)
                return Task.FromResult(columns.Read(account));
            columns.Write(account, null);
            account.Entity.Disconnect();
            return Task.FromResult<TokenPair?>(null);
        },
        cancellationToken);

    public Task<TokenPair?> ChangeAsync(
        TenantKey tenant,
        Func<TokenPair, CancellationToken, Task<TokenChange>> change,
        CancellationToken cancellationToken
    ) => UnderLockAsync(tenant, account => ChangeAsync(account, change), cancellationToken, mayCall: true);

    // A refresh token is spent when it is sent: the change is finished and stored, even if the caller has gone away.
    private async Task<TokenPair?> ChangeAsync(EntityEntry<Account> account, Func<TokenPair, CancellationToken, Task<TokenChange>> change)
    {
        if (columns.Read(account) is not { } tokens)
            return null;
        switch (await change(tokens, CancellationToken.None))
        {
            case TokenChange.Keep:
                return tokens;
            case TokenChange.Store store:
                columns.Write(account, store.Tokens);
                if (store.NewHost is { } host)
                    account.Entity.Learn(account.Entity.Profile with { Host = host });
                return store.Tokens;
            case TokenChange.Dead:
                columns.Write(account, null);
                account.Entity.RequireReauthorization();
                return null;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<TokenPair?> UnderLockAsync(
        TenantKey tenant,
        Func<EntityEntry<Account>, Task<TokenPair?>> change,
        CancellationToken cancellationToken,
        bool mayCall = false
    )
    {
        using var turn = await locks.EnterAsync(tenant, cancellationToken);
        using var place = mayCall ? await gate.EnterAsync(cancellationToken) : null;
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AcquiringDbContext>();
        await using var transaction = own.AccountLock is null ? null : await own.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(own, tenant, cancellationToken) is not { } account)
            return null;

        var tokens = await change(account);
        own.ChangeTracker.DetectChanges();
        await own.SaveChangesAsync(CancellationToken.None);
        if (transaction is not null)
            await transaction.CommitAsync(CancellationToken.None);
        if (Tracked(tenant) is { } tracked)
            Mirror(account, tracked);
        return tokens;
    }

    private static async Task<EntityEntry<Account>?> LockAsync(
        AcquiringDbContext own,
        TenantKey tenant,
        CancellationToken cancellationToken
    )
    {
        if (own.AccountLock is { } sql)
            await own.Database.ExecuteSqlRawAsync(sql, [(int)tenant.Platform, tenant.AccountId], cancellationToken);
        return await own.Accounts.Of(tenant).SingleOrDefaultAsync(cancellationToken) is { } account ? own.Entry(account) : null;
    }

    private EntityEntry<Account>? Tracked(TenantKey tenant) =>
        context.ChangeTracker.Entries<Account>().FirstOrDefault(entry => entry.Entity.Tenant == tenant && entry.State != EntityState.Added);

    private static void Mirror(EntityEntry<Account> from, EntityEntry<Account> to)
    {
        to.Entity.Learn(to.Entity.Profile with { Host = from.Entity.Profile.Host });
        if (from.Entity.Status == AccountStatus.ReauthorizationRequired)
            to.Entity.RequireReauthorization();
        TokenColumns.Mirror(from, to);
        TokenColumns.Mirror(from.Property(account => account.Status), to.Property(account => account.Status));
        TokenColumns.Mirror(HostOf(from), HostOf(to));
    }

    private static PropertyEntry<Account, string> HostOf(EntityEntry<Account> account) =>
        account.ComplexProperty(it => it.Profile).Property(profile => profile.Host);
}
