using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Acquirers;

/// <summary>
/// A bank or payment system. Adapters keep no state and announce more powers by implementing
/// <see cref="ICancellations"/>, <see cref="IRefunds"/>, <see cref="ITwoStage"/>, <see cref="ISettingsCheck"/>.
/// </summary>
public interface IAcquirer
{
    AcquirerProfile Profile { get; }

    /// <summary>
    /// Opens a payment. Silence after sending is <see cref="StartOutcome.Unknown"/>, never <see cref="StartOutcome.Declined"/>.
    /// </summary>
    /// <exception cref="OutageException">Nothing was sent, or the acquirer said 429.</exception>
    Task<StartOutcome> StartAsync(Order order, AcquirerSettings settings, CancellationToken cancellationToken);

    /// <summary>Asks about a payment by the acquirer's number, else by our order id.</summary>
    Task<QueryOutcome> QueryAsync(AcquirerReference reference, AcquirerSettings settings, CancellationToken cancellationToken);

    /// <summary>Reads a notification: no I/O, no clock, never an exception, whatever the bytes.</summary>
    NotificationReading Read(RawNotification notification, AcquirerSettings settings);
}
