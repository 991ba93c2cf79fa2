using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.TestKit.Acquirers;

/// <summary>An acquirer with the methods of the contract and no capability.</summary>
public class MinimalAcquirer(IAcquirer acquirer) : IAcquirer
{
    public AcquirerProfile Profile => acquirer.Profile;

    public Task<StartOutcome> StartAsync(Order order, AcquirerConnection connection, CancellationToken cancellationToken) =>
        acquirer.StartAsync(order, connection, cancellationToken);

    public Task<QueryOutcome> QueryAsync(AcquirerReference reference, AcquirerConnection connection, CancellationToken cancellationToken) =>
        acquirer.QueryAsync(reference, connection, cancellationToken);

    public NotificationReading Read(RawNotification notification, AcquirerConnection connection) => acquirer.Read(notification, connection);

    public NotificationResponse Respond(NotificationReading reading, ProcessingResult result) => acquirer.Respond(reading, result);
}

/// <summary>The same, whose opening may be sent again for a day.</summary>
public sealed class RepeatableAcquirer(IAcquirer acquirer) : MinimalAcquirer(acquirer), IRepeatableStart
{
    public TimeSpan KeyLifetime => TimeSpan.FromHours(24);
}

/// <summary>The same with refunds that take their time and are asked about by the acquirer's id.</summary>
public sealed class SlowRefundAcquirer(FakeAcquirer acquirer) : MinimalAcquirer(acquirer), IRefunds, IOperationQueries
{
    /// <summary>The answer to the next questions.</summary>
    public OperationOutcome State { get; set; } = new OperationOutcome.InProgress("pending", "r-1");

    public List<AcquirerOperation> Asked { get; } = [];

    public Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken) =>
        acquirer.RefundAsync(operation, connection, cancellationToken);

    public Task<OperationOutcome> QueryRefundAsync(
        AcquirerOperation operation, AcquirerConnection connection, CancellationToken cancellationToken)
    {
        Asked.Add(operation);
        return Task.FromResult(State);
    }
}
