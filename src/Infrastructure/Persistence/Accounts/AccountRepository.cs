using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Accounts;

internal sealed class AccountRepository(AcquiringDbContext context) : IAccounts
{
    public async Task<Account?> FindByNumberAsync(long accountId, CancellationToken cancellationToken)
    {
        TenantKey[] candidates = [new(Platform.AmoCrm, accountId), new(Platform.Kommo, accountId)];
        var found = await WithMethods.Where(account => candidates.Contains(account.Tenant)).ToListAsync(cancellationToken);
        return found is [var only] ? only : null;
    }

    public async Task<Account?> FindAsync(TenantKey tenant, CancellationToken cancellationToken) =>
        await WithMethods.FirstOrDefaultAsync(account => account.Tenant == tenant, cancellationToken);

    public async Task<(Account Account, PaymentMethod Method)?> FindByNotificationKeyAsync(string acquirer, string key, CancellationToken cancellationToken)
    {
        var account = await WithMethods.FirstOrDefaultAsync(
            candidate => candidate.Methods.Any(method => method.Acquirer == acquirer && method.NotificationKey == key),
            cancellationToken);
        return account is null ? null : (account, account.Methods.First(method => method.Acquirer == acquirer && method.NotificationKey == key));
    }

    public void Add(Account account) => context.Accounts.Add(account);

    private IQueryable<Account> WithMethods => context.Accounts.Include(account => account.Methods).AsSingleQuery();
}
