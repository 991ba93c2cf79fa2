using System.Buffers.Binary;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Storage;

/// <summary>Raw notifications with the result of their processing.</summary>
public interface INotificationStore
{
    /// <summary>Stores it at once, before it is processed. A copy of a stored one is counted there and has its id.</summary>
    /// <param name="tenant">The account.</param>
    /// <param name="method">The method at whose address it came in.</param>
    /// <param name="acquirer">From the address.</param>
    /// <param name="notification">As it came in.</param>
    /// <param name="verdict">Until it is processed; null where somebody has to process it.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    Task<NotificationId> StoreAsync(
        TenantKey tenant,
        MethodCode method,
        string acquirer,
        RawNotification notification,
        string? verdict,
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

    /// <summary>Counts a rejected notification of a method.</summary>
    /// <returns>The number of them in this hour.</returns>
    Task<int> CountRejectedAsync(TenantKey tenant, MethodCode method, CancellationToken cancellationToken);

    /// <summary>Counts the stored notifications of a method since a time; those without a result count as rejected.</summary>
    Task<(int Accepted, int Rejected)> CountAsync(
        TenantKey tenant, MethodCode method, DateTimeOffset since, CancellationToken cancellationToken);

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
/// <param name="Notification">Its bytes and headers; null where the key that sealed them is gone.</param>
/// <param name="Verdict">null when it was not processed: the process ended in between.</param>
/// <param name="Detail">For the seller.</param>
/// <param name="Parser">Version of the parser that gave the verdict.</param>
public sealed record StoredNotification(
    NotificationId Id,
    MethodCode Method,
    string Acquirer,
    DateTimeOffset ReceivedAt,
    RawNotification? Notification,
    string? Verdict,
    string? Detail,
    int? Parser
)
{
    /// <summary>The times that it came again.</summary>
    public int Copies { get; init; }
}

/// <summary>The key of a notification; it holds the time at which it was received.</summary>
public readonly record struct NotificationId(Guid Value)
{
    private const int Version = 7;
    private const long LastMillisecond = 253_402_300_799_999;

    /// <summary>The time in the id, to the millisecond; null for an id that we never gave.</summary>
    public DateTimeOffset? ReceivedAt
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            Value.TryWriteBytes(bytes, bigEndian: true, out _);
            var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16;
            return Value.Version == Version && milliseconds is > 0 and <= LastMillisecond
                ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
                : null;
        }
    }

    /// <summary>The smallest id of a time: a smaller one was received earlier.</summary>
    public static NotificationId First(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.ToUnixTimeMilliseconds() << 16);
        return new NotificationId(new Guid(bytes, bigEndian: true));
    }
}

/// <summary>The hours in which rejected notifications are counted.</summary>
public static class CountedHour
{
    /// <summary>The beginning of a time's hour.</summary>
    public static DateTimeOffset Of(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
}
