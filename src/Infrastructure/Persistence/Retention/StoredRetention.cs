using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Infrastructure.Persistence.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Retention;

internal sealed class StoredRetention(AcquiringDbContext context, TimeProvider time) : IRetention
{
    public async Task<bool> TryEraseAccountAsync(TenantKey tenant, DateTimeOffset inactiveSince, CancellationToken cancellationToken)
    {
        // An installation at the same time waits for the account's row, or makes this find none.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var erased = await context.Database.ExecuteSqlRawAsync(
            ErasedColumns.OfAccount,
            [.. Of(tenant), Now, ErasedColumns.NoSettings, context.Timestamp(inactiveSince)],
            cancellationToken);
        if (erased == 0)
            return false;
        foreach (var statement in ErasedColumns.WithAccount)
            await context.Database.ExecuteSqlRawAsync(statement, Of(tenant), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return true;
    }

    public async Task<int> ErasePaymentsAsync(
        TenantKey tenant, DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var statement in ErasedColumns.OfPayments)
        {
            erased = await context.Database.ExecuteSqlRawAsync(
                statement, [.. Of(tenant), context.Timestamp(createdBefore), limit, Now], cancellationToken);
        }
        return erased;
    }

    public async Task<int> EraseNotificationsAsync(
        TenantKey tenant,
        DateTimeOffset receivedBefore,
        DateTimeOffset rejectedBefore,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await context.Rejected
            .Where(it => it.Platform == tenant.Platform && it.AccountId == tenant.AccountId && it.Hour < receivedBefore)
            .ExecuteDeleteAsync(cancellationToken);
        // Ids grow with time, so that the old ones are the first of the primary key.
        var old = await context.Database.ExecuteSqlRawAsync(
            Delete("id < {2}"), [.. Of(tenant), NotificationId.First(receivedBefore).Value, limit], cancellationToken);
        var rejected = await context.Database.ExecuteSqlRawAsync(
            Delete($"verdict = '{NotificationConfiguration.Rejected}' AND received_at < {{2}}"),
            [.. Of(tenant), context.Timestamp(rejectedBefore), limit],
            cancellationToken);
        return Math.Max(old, rejected);
    }

    public async Task<int> EraseWebhooksAsync(
        TenantKey tenant, DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlRawAsync(
            """
            UPDATE webhook_endpoints SET previous_secret = NULL, previous_until = NULL
            WHERE platform = {0} AND account_id = {1} AND previous_until <= {2}
            """,
            [.. Of(tenant), Now],
            cancellationToken);
        return await context.Database.ExecuteSqlRawAsync(
            """
            DELETE FROM webhook_deliveries WHERE platform = {0} AND account_id = {1} AND id IN (
                SELECT id FROM webhook_deliveries WHERE platform = {0} AND account_id = {1} AND id < {2} LIMIT {3})
            """,
            [.. Of(tenant), WebhookDelivery.FirstId(createdBefore), limit],
            cancellationToken);
    }

    private static string Delete(string which) =>
        $$"""
        DELETE FROM notifications WHERE platform = {0} AND account_id = {1} AND id IN (
            SELECT id FROM notifications WHERE platform = {0} AND account_id = {1} AND {{which}} LIMIT {3})
        """;

    private static object[] Of(TenantKey tenant) => [(int)tenant.Platform, tenant.AccountId];

    private object Now => context.Timestamp(time.GetUtcNow());
}
