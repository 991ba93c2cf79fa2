using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

internal sealed class StoredAccounts(AcquiringDbContext context) : IAccounts
{
    public async Task<Account?> FindByNumberAsync(long accountId, CancellationToken cancellationToken)
    {
        var found = await WithMethods
            .Where(account => EF.Property<long>(account, Tenancy.AccountId) == accountId)
            .ToListAsync(cancellationToken);
        if (found.Count == 1)
            return found[0];
        // Two platforms may give one number to two sellers. A link that may mean both leads to neither.
        var active = found.FindAll(account => account.IsActive);
        return active.Count == 1 ? active[0] : null;
    }

    public Task<Account?> FindAsync(TenantKey tenant, CancellationToken cancellationToken) =>
        WithMethods.Of(tenant).SingleOrDefaultAsync(cancellationToken);

    public async Task<(Account Account, PaymentMethod Method)?> FindByNotificationKeyAsync(
        string acquirer,
        string key,
        CancellationToken cancellationToken
    )
    {
        var account = await WithMethods
            .Where(candidate => candidate.Methods.Any(method => method.NotificationKey == key))
            .FirstOrDefaultAsync(cancellationToken);
        return account?.FindByNotificationKey(acquirer, key) is { } found ? (account, found) : null;
    }

    public void Add(Account account)
    {
        context.Entry(account).SetTenant(account.Tenant);
        context.Accounts.Add(account);
    }

    // A seller has few methods with few versions: one round trip with their product costs less than three.
    private IQueryable<Account> WithMethods =>
        context.Accounts.Include(account => account.Methods).ThenInclude(method => method.Credentials).AsSingleQuery();
}
