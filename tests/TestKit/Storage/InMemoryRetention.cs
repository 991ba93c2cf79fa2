using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>Erasure as a log of calls: the rows of each kind that are past their time, as many as a test says.</summary>
public sealed class InMemoryRetention(InMemoryDatabase database) : IRetention
{
    /// <summary>Accounts that were erased.</summary>
    public List<TenantKey> ErasedAccounts { get; } = [];

    /// <summary>Notifications past their time; each call erases some of them.</summary>
    public int OldNotifications { get; set; }

    /// <summary>The times before which payments, notifications and rejected notifications were erased last.</summary>
    public (DateTimeOffset Payments, DateTimeOffset Notifications, DateTimeOffset Rejected) Limits { get; private set; }

    /// <summary>The time before which webhooks were erased last.</summary>
    public DateTimeOffset WebhooksBefore { get; private set; }

    public Task<bool> TryEraseAccountAsync(TenantKey tenant, DateTimeOffset inactiveSince, CancellationToken cancellationToken)
    {
        var isOver = database.AccountRows[tenant] is { IsActive: false, InactiveSince: { } since } && since <= inactiveSince;
        if (isOver)
            ErasedAccounts.Add(tenant);
        return Task.FromResult(isOver);
    }

    public Task<int> ErasePaymentsAsync(
        TenantKey tenant, DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken)
    {
        Limits = Limits with { Payments = createdBefore };
        return Task.FromResult(0);
    }

    public Task<int> EraseNotificationsAsync(
        TenantKey tenant,
        DateTimeOffset receivedBefore,
        DateTimeOffset rejectedBefore,
        int limit,
        CancellationToken cancellationToken)
    {
        Limits = Limits with { Notifications = receivedBefore, Rejected = rejectedBefore };
        var erased = Math.Min(limit, OldNotifications);
        OldNotifications -= erased;
        return Task.FromResult(erased);
    }

    public Task<int> EraseWebhooksAsync(
        TenantKey tenant, DateTimeOffset createdBefore, int limit, CancellationToken cancellationToken)
    {
        WebhooksBefore = createdBefore;
        return Task.FromResult(0);
    }
}
