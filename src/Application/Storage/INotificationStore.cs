using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>The notifications as they came in.</summary>
public interface INotificationStore
{
    /// <summary>Stores it at once, before anything in it is believed.</summary>
    Task<NotificationId> StoreAsync(
        TenantKey tenant,
        MethodCode method,
        string acquirer,
        RawNotification notification,
        CancellationToken cancellationToken
    );

    /// <summary>Notes what it was worth; written with the next <see cref="IUnitOfWork.TrySaveAsync"/>.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="verdict">Stable word: <c>applied</c>, <c>unverified</c>, <c>rejected</c>, <c>ignored</c>,
    /// <c>unknown_order</c>, <c>mismatch</c>.</param>
    /// <param name="detail">For the desk; never a secret.</param>
    /// <param name="parser">Version of the reading that came to it.</param>
    void SetResult(TenantKey tenant, NotificationId id, string verdict, string? detail, int parser);

    Task<StoredNotification?> FindAsync(TenantKey tenant, NotificationId id, CancellationToken cancellationToken);

    /// <summary>Those received from the first moment on and before the second, oldest first.</summary>
    Task<IReadOnlyList<StoredNotification>> BetweenAsync(
        TenantKey tenant,
        DateTimeOffset from,
        DateTimeOffset before,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Genuine ones that changed nothing although they should have, and those that nobody judged; newest first.</summary>
    Task<IReadOnlyList<StoredNotification>> NeedingAttentionAsync(
        TenantKey tenant,
        DateTimeOffset judgedBefore,
        int limit,
        CancellationToken cancellationToken
    );
}

/// <summary>A notification as it came in, and what became of it.</summary>
/// <param name="Id">In the store.</param>
/// <param name="Method">At whose address.</param>
/// <param name="Acquirer">From the address.</param>
/// <param name="ReceivedAt">By our clock.</param>
/// <param name="Notification">Its bytes and headers.</param>
/// <param name="Verdict">Nothing when nobody judged it: the process ended in between.</param>
/// <param name="Detail">For the desk.</param>
/// <param name="Parser">Version of the reading that came to the verdict.</param>
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
