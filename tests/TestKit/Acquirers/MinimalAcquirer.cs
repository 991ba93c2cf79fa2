using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.TestKit.Acquirers;

/// <summary>An acquirer with the methods of the contract and no capability.</summary>
public sealed class MinimalAcquirer(IAcquirer acquirer) : IAcquirer
{
    public AcquirerProfile Profile => acquirer.Profile;

    public Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken) =>
        acquirer.StartAsync(order, connection, cancellationToken);

    public Task<QueryOutcome> QueryAsync(AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        acquirer.QueryAsync(reference, connection, cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) => acquirer.Read(notification, connection);

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) => acquirer.Respond(reading, result);
}
