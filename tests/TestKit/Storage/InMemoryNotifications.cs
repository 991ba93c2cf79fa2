using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>Notifications as they came in; a result is written with the next save.</summary>
public sealed class InMemoryNotifications(InMemoryDatabase database, InMemoryUnitOfWork unitOfWork, TimeProvider time) : INotificationStore
{
    public Task<NotificationId> StoreAsync(
        TenantKey tenant,
        MethodCode method,
        string acquirer,
        RawNotification notification,
        string? verdict,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        database.NotificationRows.Add(
            id, new StoredNotification(new NotificationId(id), method, acquirer, now, notification, verdict, null, null));
        database.NotificationTenants.Add(id, tenant);
        return Task.FromResult(new NotificationId(id));
    }

    public void SetResult(TenantKey tenant, NotificationId id, string verdict, string? detail, int parser) =>
        unitOfWork.Write(() => database.NotificationRows[id.Value] =
            database.NotificationRows[id.Value] with { Verdict = verdict, Detail = detail, Parser = parser });

    public Task<int> CountRejectedAsync(TenantKey tenant, MethodCode method, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        database.RejectedRows.Add((tenant, method, now));
        return Task.FromResult(
            database.RejectedRows.Count(row => row.Tenant == tenant && row.Method == method
                && CountedHour.Of(row.At) == CountedHour.Of(now)));
    }

    public Task<(int Accepted, int Rejected)> CountAsync(
        TenantKey tenant, MethodCode method, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var rows = Of(tenant).Where(row => row.Method == method && row.ReceivedAt >= since).ToList();
        var rejected = rows.Count(row => row.Verdict is null or ProcessingResult.Rejected);
        return Task.FromResult((rows.Count - rejected, rejected));
    }

    public Task<StoredNotification?> FindAsync(TenantKey tenant, NotificationId id, CancellationToken cancellationToken) =>
        Task.FromResult(Of(tenant).SingleOrDefault(row => row.Id == id));

    public Task<IReadOnlyList<StoredNotification>> BetweenAsync(
        TenantKey tenant, DateTimeOffset from, DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredNotification>>(
        [
            .. Of(tenant).Where(row => row.ReceivedAt >= from && row.ReceivedAt < before).OrderBy(row => row.ReceivedAt).Take(limit),
        ]);

    public Task<IReadOnlyList<StoredNotification>> UnprocessedAsync(
        TenantKey tenant, DateTimeOffset receivedBefore, int limit, CancellationToken cancellationToken)
    {
        var all = Of(tenant).ToList();
        var found = all
            .Where(row => row.Verdict is null && row.ReceivedAt < receivedBefore && !all.Exists(copy => IsProcessedCopy(copy, row)))
            .OrderBy(row => row.ReceivedAt);
        return Task.FromResult<IReadOnlyList<StoredNotification>>([.. found.Take(limit)]);
    }

    private IEnumerable<StoredNotification> Of(TenantKey tenant) =>
        database.NotificationRows.Values.Where(row => database.NotificationTenants[row.Id.Value] == tenant);

    private static bool IsProcessedCopy(StoredNotification copy, StoredNotification row) =>
        copy.Verdict is not null
        && copy.Method == row.Method
        && copy.Notification!.Body.Span.SequenceEqual(row.Notification!.Body.Span);
}
