using System.Diagnostics;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Ends an unpaid payment or releases a hold. A paid one is left alone: to this bank Cancel would be a refund.</summary>
internal sealed class TBankCancel(TBankClient client, TBankStatusQuery query)
{
    /// <exception cref="OutageException">The state is not known or the cancel was not sent: nothing was changed.</exception>
    public async Task<OperationOutcome> CancelAsync(
        AcquirerReference reference, TBankTerminal terminal, CancellationToken cancellationToken) =>
        await query.QueryAsync(reference, terminal, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: { Reference.AcquirerPaymentId: { } id } before }
                when TBankStatuses.CanBeCancelled(before.Status) => await EndAsync(id, before.Reference, terminal, cancellationToken),
            QueryOutcome.Found found => new OperationOutcome.Done(found.Evidence),
            QueryOutcome.NotFound => new OperationOutcome.Refused("the bank knows no such order"),
            QueryOutcome.Unknown unknown => throw new OutageException(TBankClient.Name, "GetState", unknown.Reason),
            _ => throw new UnreachableException(),
        };

    private async Task<OperationOutcome> EndAsync(
        string id, AcquirerReference reference, TBankTerminal terminal, CancellationToken cancellationToken)
    {
        var cancel = new JsonObject { ["PaymentId"] = id, ["ExternalRequestId"] = $"cancel-{reference.OrderId}" };
        var response = await client.CallAsync("Cancel", cancel, terminal, cancellationToken);
        // A payment in flight may have won: only the state tells.
        return await query.QueryAsync(reference, terminal, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: var after } when !TBankStatuses.CanBeCancelled(after.Status) => new OperationOutcome.Done(after),
            QueryOutcome.Found when response.IsRefused => new OperationOutcome.Refused(response.Reason),
            QueryOutcome.Found found => new OperationOutcome.Unknown($"{found.Evidence.Status} after the cancel"),
            _ => new OperationOutcome.Unknown("its state could not be asked"),
        };
    }
}
