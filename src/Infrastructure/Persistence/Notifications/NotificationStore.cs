using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Sealing;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

internal sealed class NotificationStore(AcquiringDbContext context, IServiceScopeFactory scopes, ISealing sealing, TimeProvider time)
    : INotificationStore
{
    public async Task<NotificationId> StoreAsync(
        TenantKey tenant,
        MethodCode method,
        string acquirer,
        RawNotification notification,
        string? verdict,
        CancellationToken cancellationToken)
    {
        // A context of its own: the notification is stored at once, alone.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AcquiringDbContext>();
        var now = time.GetUtcNow();
        var id = new NotificationId(Guid.CreateVersion7(now));
        var content = NotificationContent.Write(notification);
        var digest = NotificationContent.DigestOf(method, content);
        own.Notifications.Add(new NotificationRow
        {
            Platform = tenant.Platform,
            AccountId = tenant.AccountId,
            Id = id.Value,
            Method = method,
            Acquirer = acquirer,
            ReceivedAt = now,
            Content = sealing.Seal(content, NotificationContent.PlaceOf(tenant, id)),
            Digest = digest,
            Verdict = verdict,
        });
        try
        {
            await own.SaveChangesAsync(cancellationToken);
            return id;
        }
        catch (DbUpdateException failure) when (own.IsCollision(failure))
        {
            var stored = own.Notifications
                .Where(it => it.Platform == tenant.Platform && it.AccountId == tenant.AccountId && it.Digest == digest);
            await stored.ExecuteUpdateAsync(set => set.SetProperty(it => it.Copies, it => it.Copies + 1), cancellationToken);
            return new NotificationId(await stored.Select(it => it.Id).SingleAsync(cancellationToken));
        }
    }

    public void SetResult(TenantKey tenant, NotificationId id, string verdict, string? detail, int parser)
    {
        var entry = context.ChangeTracker.Entries<NotificationRow>().FirstOrDefault(tracked => tracked.Entity.Id == id.Value)
            ?? context.Attach(new NotificationRow { Platform = tenant.Platform, AccountId = tenant.AccountId, Id = id.Value });
        entry.Entity.Verdict = verdict;
        entry.Entity.Detail = detail;
        entry.Entity.Parser = parser;
        entry.Property(it => it.Parser).IsModified = true;
        entry.Property(it => it.Verdict).IsModified = true;
        entry.Property(it => it.Detail).IsModified = true;
    }

    public async Task<int> CountRejectedAsync(TenantKey tenant, MethodCode method, CancellationToken cancellationToken)
    {
        var counted = await context.Database.SqlQueryRaw<int>(
            """
            INSERT INTO rejected_notifications (platform, account_id, method, hour, rejected) VALUES ({0}, {1}, {2}, {3}, 1)
            ON CONFLICT (platform, account_id, method, hour) DO UPDATE SET rejected = rejected_notifications.rejected + 1
            RETURNING rejected AS "Value"
            """,
            (int)tenant.Platform,
            tenant.AccountId,
            method.Value,
            context.Timestamp(CountedHour.Of(time.GetUtcNow()))).ToListAsync(cancellationToken);
        return counted.Single();
    }

    public async Task<(int Accepted, int Rejected)> CountAsync(
        TenantKey tenant, MethodCode method, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var verdicts = await Of(tenant)
            .Where(it => it.ReceivedAt >= since && it.Method == method)
            .GroupBy(it => it.Verdict == null || it.Verdict == NotificationConfiguration.Rejected)
            .Select(group => new { IsRejected = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return (
            verdicts.Where(verdict => !verdict.IsRejected).Sum(verdict => verdict.Count),
            verdicts.Where(verdict => verdict.IsRejected).Sum(verdict => verdict.Count));
    }

    public async Task<StoredNotification?> FindAsync(TenantKey tenant, NotificationId id, CancellationToken cancellationToken) =>
        await Of(tenant).Where(it => it.Id == id.Value).SingleOrDefaultAsync(cancellationToken) is { } found ? Open(found) : null;

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
        return [.. found.Select(Open)];
    }

    public async Task<IReadOnlyList<StoredNotification>> UnprocessedAsync(
        TenantKey tenant,
        DateTimeOffset receivedBefore,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var found = await Of(tenant)
            // An unanswered notification comes again, and its copy is processed in its place.
            .Where(it => it.Verdict == null && it.ReceivedAt < receivedBefore)
            .OrderBy(it => it.ReceivedAt)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. found.Select(it => Read(it, null))];
    }

    private IQueryable<NotificationRow> Of(TenantKey tenant) =>
        context.Notifications.AsNoTracking().Where(it => it.Platform == tenant.Platform && it.AccountId == tenant.AccountId);

    private StoredNotification Open(NotificationRow stored)
    {
        var tenant = new TenantKey(stored.Platform, stored.AccountId);
        var place = NotificationContent.PlaceOf(tenant, new NotificationId(stored.Id));
        return Read(stored, NotificationContent.Open(stored.Content, place, stored.ReceivedAt, sealing));
    }

    private static StoredNotification Read(NotificationRow stored, RawNotification? opened) => new(
        new NotificationId(stored.Id),
        stored.Method,
        stored.Acquirer,
        stored.ReceivedAt,
        opened,
        stored.Verdict,
        stored.Detail,
        stored.Parser)
    {
        Copies = stored.Copies,
    };
}
