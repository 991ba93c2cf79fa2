using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Infrastructure.Persistence.Notifications;

internal sealed class NotificationVault(AcquiringDbContext context, TimeProvider time) : INotificationVault
{
    public async Task<NotificationId> StoreAsync(TenantKey tenant, MethodCode method, string acquirer, RawNotification notification, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var stored = new StoredNotification
        {
            Tenant = tenant,
            Id = Guid.CreateVersion7(now),
            Method = method,
            Acquirer = acquirer,
            ReceivedAt = now,
            Body = notification.Body.ToArray(),
            ContentType = notification.ContentType,
            Query = notification.Query,
            Headers = notification.Headers,
        };
        context.Notifications.Add(stored);
        await context.SaveChangesAsync(cancellationToken);
        return new NotificationId(stored.Id);
    }

    public void Judge(TenantKey tenant, NotificationId id, string verdict, string? detail)
    {
        var stored = context.Notifications.Local.FirstOrDefault(known => known.Tenant == tenant && known.Id == id.Value);
        if (stored is null)
            context.Attach(stored = new StoredNotification { Tenant = tenant, Id = id.Value });
        stored.Verdict = verdict;
        stored.Detail = detail;
    }
}
