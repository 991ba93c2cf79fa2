using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>Raw notifications with the result of their processing.</summary>
public interface INotificationStore
{
    /// <summary>Stores it at once, before it is processed.</summary>
    Task<NotificationId> StoreAsync(
        TenantKey tenant,
        MethodCode method,
        string acquirer,
        RawNotification notification,
        CancellationToken cancellationToken
    );

    /// <summary>Sets the result of processing; written with the next <see cref="IUnitOfWork.TrySaveAsync"/>.</summary>
    /// <param name="tenant">The account.</param>
    /// <param name="id">The notification.</param>
    /// <param name="verdict">A stable code: <c>applied</c>, <c>unverified</c>, <c>rejected</c>, <c>ignored</c>,
    /// <c>unknown_order</c>, <c>mismatch</c>.</param>
    /// <param name="detail">For the seller; never a secret.</param>
    /// <param name="parser">Version of the adapter's parser.</param>
    void SetResult(TenantKey tenant, NotificationId id, string verdict, string? detail, int parser);

    Task<StoredNotification?> FindAsync(TenantKey tenant, NotificationId id, CancellationToken cancellationToken);

    /// <summary>Notifications received in a time range (end excluded), oldest first.</summary>
    Task<IReadOnlyList<StoredNotification>> BetweenAsync(
        TenantKey tenant,
        DateTimeOffset from,
        DateTimeOffset before,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Those without a result, oldest first.</summary>
    Task<IReadOnlyList<StoredNotification>> UnprocessedAsync(
        TenantKey tenant,
        DateTimeOffset receivedBefore,
        int limit,
        CancellationToken cancellationToken
    );
}

/// <summary>A raw notification and the result of its processing.</summary>
/// <param name="Id">Our key.</param>
/// <param name="Method">The method at whose address it came in.</param>
/// <param name="Acquirer">From the address.</param>
/// <param name="ReceivedAt">By our clock.</param>
/// <param name="Notification">Its bytes and headers.</param>
/// <param name="Verdict">null when it was not processed: the process ended in between.</param>
/// <param name="Detail">For the seller.</param>
/// <param name="Parser">Version of the parser that gave the verdict.</param>
public sealed record StoredNotification(
    NotificationId Id,
    MethodCode Method,
    string Acquirer,
    DateTimeOffset ReceivedAt,
    RawNotification Notification,
    string? Verdict,
    string? Detail,
    int? Parser
);

public readonly record struct NotificationId(Guid Value);
