using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

internal sealed class NotificationStore(AcquiringDbContext context, IServiceScopeFactory scopes, TimeProvider time) : INotificationStore
{
    public async Task<NotificationId> StoreAsync(
        TenantKey tenant, MethodCode method, string acquirer, RawNotification notification, CancellationToken cancellationToken)
    {
        // A context of its own: stored at once, and nothing else with it.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AcquiringDbContext>();
        var now = time.GetUtcNow();
        var stored = new NotificationRow
        {
            Platform = tenant.Platform,
            AccountId = tenant.AccountId,
            Id = Guid.CreateVersion7(now),
            Method = method,
            Acquirer = acquirer,
            ReceivedAt = now,
            Body = notification.Body.ToArray(),
            ContentType = notification.ContentType,
            Query = notification.Query,
            Headers = notification.Headers,
        };
        own.Notifications.Add(stored);
        await own.SaveChangesAsync(cancellationToken);
        return new NotificationId(stored.Id);
    }

    public void SetResult(TenantKey tenant, NotificationId id, string verdict, string? detail, int parser)
    {
        var judged = context.ChangeTracker.Entries<NotificationRow>().FirstOrDefault(entry => entry.Entity.Id == id.Value)
            ?? context.Attach(new NotificationRow { Platform = tenant.Platform, AccountId = tenant.AccountId, Id = id.Value });
        judged.Entity.Verdict = verdict;
        judged.Entity.Detail = detail;
        judged.Entity.Parser = parser;
        judged.Property(it => it.Parser).IsModified = true;
        judged.Property(it => it.Verdict).IsModified = true;
        judged.Property(it => it.Detail).IsModified = true;
    }

    public async Task<StoredNotification?> FindAsync(TenantKey tenant, NotificationId id, CancellationToken cancellationToken) =>
        await Of(tenant).Where(it => it.Id == id.Value).SingleOrDefaultAsync(cancellationToken) is { } found ? Read(found) : null;

    public async Task<IReadOnlyList<StoredNotification>> BetweenAsync(
        TenantKey tenant,
        DateTimeOffset from,
        DateTimeOffset before,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var found = await Of(tenant)
            .Where(it => it.ReceivedAt >= from && it.ReceivedAt < before)
            .OrderBy(it => it.ReceivedAt)
            .ThenBy(it => it.Id)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. found.Select(Read)];
    }

    public async Task<IReadOnlyList<StoredNotification>> NeedingAttentionAsync(
        TenantKey tenant,
        DateTimeOffset judgedBefore,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var all = Of(tenant);
        var found = await all
            .Where(it => it.Verdict == ProcessingResult.UnknownOrder || it.Verdict == ProcessingResult.Mismatch
                // A letter that nobody acknowledged comes again: once its copy is judged, there is nothing to look at.
                || it.Verdict == null
                    && it.ReceivedAt < judgedBefore
                    && !all.Any(copy => copy.Verdict != null && copy.Method == it.Method && copy.Body == it.Body)
            )
            .OrderByDescending(it => it.ReceivedAt)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. found.Select(Read)];
    }

    private IQueryable<NotificationRow> Of(TenantKey tenant) =>
        context.Notifications.AsNoTracking().Where(it => it.Platform == tenant.Platform && it.AccountId == tenant.AccountId);

    private static StoredNotification Read(NotificationRow stored) => new(
        new NotificationId(stored.Id), stored.Method, stored.Acquirer, stored.ReceivedAt,
        new RawNotification(stored.Body, stored.ContentType, stored.Query, stored.Headers), stored.Verdict, stored.Detail, stored.Parser);
}
