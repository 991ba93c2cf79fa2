using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

internal sealed class NotificationStore(AcquiringDbContext context, IServiceScopeFactory scopes, TimeProvider time) : INotificationStore
{
    public async Task<NotificationId> StoreAsync(
        TenantKey tenant, MethodCode method, string acquirer, RawNotification notification, CancellationToken cancellationToken)
    {
        // A context of its own: the notification is stored at once, alone.
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
        var entry = context.ChangeTracker.Entries<NotificationRow>().FirstOrDefault(tracked => tracked.Entity.Id == id.Value)
            ?? context.Attach(new NotificationRow { Platform = tenant.Platform, AccountId = tenant.AccountId, Id = id.Value });
        entry.Entity.Verdict = verdict;
        entry.Entity.Detail = detail;
        entry.Entity.Parser = parser;
        entry.Property(it => it.Parser).IsModified = true;
        entry.Property(it => it.Verdict).IsModified = true;
        entry.Property(it => it.Detail).IsModified = true;
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

    public async Task<IReadOnlyList<StoredNotification>> UnprocessedAsync(
        TenantKey tenant,
        DateTimeOffset receivedBefore,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var all = Of(tenant);
        var found = await all
            // An unanswered notification comes again: once its copy is processed, it needs no attention.
            .Where(it => it.Verdict == null
                && it.ReceivedAt < receivedBefore
                && !all.Any(copy => copy.Verdict != null && copy.Method == it.Method && copy.Body == it.Body))
            .OrderBy(it => it.ReceivedAt)
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

/// <summary>A notification as it came in, with its result. Printing it prints nothing.</summary>
internal sealed class NotificationRow
{
    public required Platform Platform { get; init; }

    public required long AccountId { get; init; }

    public required Guid Id { get; init; }

    public MethodCode Method { get; init; }

    public string Acquirer { get; init; } = "";

    public DateTimeOffset ReceivedAt { get; init; }

    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    public string? Query { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Null until it is processed: the process may have ended in between.</summary>
    public string? Verdict { get; set; }

    public string? Detail { get; set; }

    /// <summary>Version of the reading that led to the result.</summary>
    public int? Parser { get; set; }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<NotificationRow>
{
    public void Configure(EntityTypeBuilder<NotificationRow> builder)
    {
        builder.ToTable("notifications");
        builder.HasKey(it => new { it.Platform, it.AccountId, it.Id });
        builder.HasIndex(it => new { it.Platform, it.AccountId, it.ReceivedAt, it.Id }).HasDatabaseName("ix_notifications_received");
        // Few of millions: those that ProcessingResult calls an unknown order or a mismatch, and those without a result.
        builder.HasIndex(it => new { it.Platform, it.AccountId, it.ReceivedAt })
            .HasFilter($"verdict IS NULL OR verdict IN ('{ProcessingResult.UnknownOrder}', '{ProcessingResult.Mismatch}')")
            .HasDatabaseName("ix_notifications_attention");
        builder.Property(it => it.AccountId).ValueGeneratedNever();
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Headers).HasConversion(
            StoredJson.Conversion<IReadOnlyDictionary<string, string>>(),
            new ValueComparer<IReadOnlyDictionary<string, string>>(
                (left, right) => ReferenceEquals(left, right), headers => headers.Count, headers => headers));
    }
}
