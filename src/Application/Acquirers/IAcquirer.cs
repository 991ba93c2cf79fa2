using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>
/// A bank or payment system. Adapters keep no state. Further powers are interfaces beside this one (<see cref="IRepeatableStart"/>,
/// <see cref="ICaptures"/>, <see cref="IVoids"/>, <see cref="ICancellations"/>, <see cref="IRefunds"/>, <see cref="IOperationQueries"/>,
/// <see cref="IClosingReceipts"/>, <see cref="IApprovals"/>, <see cref="ISettingsCheck"/>,
/// <see cref="INotificationRegistration"/>, <see cref="ITrialPage"/>): implementing one announces it.
/// </summary>
public interface IAcquirer
{
    AcquirerProfile Profile { get; }

    /// <summary>
    /// Opens a payment. Silence after sending is <see cref="StartOutcome.Unknown"/>, never <see cref="StartOutcome.Declined"/>.
    /// </summary>
    /// <exception cref="OutageException">Nothing was sent, or the acquirer said 429.</exception>
    Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken);

    /// <summary>Asks about a payment by whichever of its keys the acquirer knows.</summary>
    Task<QueryOutcome> QueryAsync(AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken);

    /// <summary>Reads a notification: no I/O, no clock, never an exception, whatever the bytes.</summary>
    NotificationReading Read(RawNotification notification, AcquirerConnection connection);

    /// <summary>The response that this acquirer wants to hear, knowing what came of its notification. Pure.</summary>
    NotificationResponse Respond(NotificationReading reading, ProcessingResult result);
}

/// <summary>
/// An opening may be sent again after silence, with the same idempotence key and the same content: the only exception to "never sent
/// again". The acquirer then gives the outcome of the first.
/// </summary>
public interface IRepeatableStart
{
    /// <summary>The time for which the acquirer remembers a key, counted from the first sending.</summary>
    TimeSpan KeyLifetime { get; }
}

/// <summary>The acquirer can check a seller's settings without charging anything.</summary>
public interface ISettingsCheck
{
    /// <summary>Empty when the acquirer accepted the credentials.</summary>
    /// <exception cref="OutageException">It could not be asked.</exception>
    Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken);
}

/// <summary>The acquirer's API can be told where to send its notifications.</summary>
public interface INotificationRegistration
{
    /// <summary>Empty when the acquirer was told, or when the seller's settings say that he enters the address himself.</summary>
    /// <param name="connection">As stored.</param>
    /// <param name="notificationUrl">Without a topic.</param>
    /// <param name="cancellationToken">Stops between two calls.</param>
    /// <exception cref="OutageException">It could not be told all; telling it again does no harm.</exception>
    Task<IReadOnlyList<SettingProblem>> RegisterAsync(
        AcquirerConnection connection, Uri notificationUrl, CancellationToken cancellationToken);
}
