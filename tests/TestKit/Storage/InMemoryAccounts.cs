using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>Accounts with their methods as one scope sees them, and their journals.</summary>
public sealed class InMemoryAccounts(InMemoryDatabase database, InMemoryUnitOfWork unitOfWork) : IAccounts, IJournal
{
    public Task<Account?> FindByNumberAsync(long accountId, CancellationToken cancellationToken)
    {
        var found = database.AccountRows.Values.Where(row => row.Tenant.AccountId == accountId).ToList();
        // Two platforms may give one number to two sellers: a link that could mean both leads to neither.
        if (found.Count > 1)
            found.RemoveAll(row => !row.IsActive);
        return Task.FromResult(found.Count == 1 ? unitOfWork.Track(found[0]) : null);
    }

    public Task<Account?> FindAsync(TenantKey tenant, CancellationToken cancellationToken) =>
        Task.FromResult(database.AccountRows.TryGetValue(tenant, out var row) ? unitOfWork.Track(row) : null);

    public Task<(Account Account, PaymentMethod Method)?> FindByNotificationKeyAsync(
        string acquirer,
        string key,
        CancellationToken cancellationToken)
    {
        var row = database.AccountRows.Values.FirstOrDefault(account => account.FindByNotificationKey(acquirer, key) is not null);
        if (row is null)
            return Task.FromResult<(Account, PaymentMethod)?>(null);
        var found = unitOfWork.Track(row);
        return Task.FromResult<(Account, PaymentMethod)?>((found, found.FindByNotificationKey(acquirer, key)!));
    }

    public Task<IReadOnlyList<JournalEntry>> ListAsync(
        TenantKey tenant, int? before, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<JournalEntry>>(
        [
            .. database.JournalOf(tenant)
                .Where(entry => before is null || entry.Number < before)
                .OrderByDescending(entry => entry.Number)
                .Take(limit),
        ]);

    public void Add(Account account) => unitOfWork.Add(account);
}
