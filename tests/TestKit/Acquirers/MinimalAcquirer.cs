using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.TestKit.Acquirers;

/// <summary>An acquirer with the three methods of the contract and no capability.</summary>
public sealed class MinimalAcquirer(IAcquirer acquirer) : IAcquirer
{
    public AcquirerProfile Profile => acquirer.Profile;

    public Task<StartOutcome> StartAsync(Order order, AcquirerSettings settings, CancellationToken cancellationToken) =>
        acquirer.StartAsync(order, settings, cancellationToken);

    public Task<QueryOutcome> QueryAsync(AcquirerReference reference, AcquirerSettings settings, CancellationToken cancellationToken) =>
        acquirer.QueryAsync(reference, settings, cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerSettings settings) => acquirer.Read(notification, settings);
}
