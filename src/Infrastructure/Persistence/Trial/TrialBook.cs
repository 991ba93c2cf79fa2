using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Persistence.Trial;

/// <summary>Each call has a context of its own, so that what it writes is written whatever its caller saves.</summary>
internal sealed class TrialBook(IServiceScopeFactory scopes) : ITrialBook
{
    public async Task<TrialEntry?> FindAsync(TenantKey tenant, string orderId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AcquiringDbContext>();
        return await context.TrialPayments
            .Where(it => it.Platform == tenant.Platform && it.AccountId == tenant.AccountId && it.OrderId == orderId)
            .Select(it => new TrialEntry(it.State, it.Version))
            .SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<bool> TryWriteAsync(TenantKey tenant, string orderId, TrialEntry entry, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AcquiringDbContext>();
        var statement = entry.Version == 0
            ? """
              INSERT INTO trial_payments (platform, account_id, order_id, state, version) VALUES ({0}, {1}, {2}, {3}, {4} + 1)
              ON CONFLICT DO NOTHING
              """
            : """
              UPDATE trial_payments SET state = {3}, version = {4} + 1
              WHERE platform = {0} AND account_id = {1} AND order_id = {2} AND version = {4}
              """;
        return await context.Database.ExecuteSqlRawAsync(
            statement, [(int)tenant.Platform, tenant.AccountId, orderId, entry.State, entry.Version], cancellationToken) == 1;
    }
}
