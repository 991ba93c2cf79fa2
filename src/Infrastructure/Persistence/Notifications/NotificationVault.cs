using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

internal sealed class NotificationVault(AcquiringDbContext context, IServiceScopeFactory scopes, TimeProvider time) : INotificationVault
{
    public async Task<NotificationId> StoreAsync(
        TenantKey tenant, MethodCode method, string acquirer, RawNotification notification, CancellationToken cancellationToken)
    {
        // A context of its own: stored at once, and nothing else with it.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<AcquiringDbContext>();
        var now = time.GetUtcNow();
        var stored = new StoredNotification
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

    public void Judge(TenantKey tenant, NotificationId id, string verdict, string? detail)
    {
        var judged = context.ChangeTracker.Entries<StoredNotification>().FirstOrDefault(entry => entry.Entity.Id == id.Value)
            ?? context.Attach(new StoredNotification { Platform = tenant.Platform, AccountId = tenant.AccountId, Id = id.Value });
        judged.Entity.Verdict = verdict;
        judged.Entity.Detail = detail;
        judged.Property(it => it.Verdict).IsModified = true;
        judged.Property(it => it.Detail).IsModified = true;
    }
}
