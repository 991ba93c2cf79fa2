using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>Takes a hold by <c>deposit</c>, whose answer names no sum: the status tells what was taken.</summary>
internal sealed class RbsCapture(RbsClient client, RbsStatusQuery query)
{
    /// <exception cref="OutageException">The deposit could not be sent: nothing was changed.</exception>
    public async Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, RbsSettings settings, CancellationToken cancellationToken)
    {
        var (reference, _, amount, receipt) = operation;
        if (reference.AcquirerPaymentId is not { } id)
            return new OperationOutcome.Refused("the bank's id of the order is not known");
        if (settings.Register.Lacks(receipt) is { } reason)
            return new OperationOutcome.Refused(reason);
        var deposit = new JsonObject { ["orderId"] = id, ["amount"] = amount.ToMinorUnits() };
        RbsReceipts.AddPart(deposit, receipt, settings, isRefund: false);
        var response = await client.CallAsync(RbsCalls.Deposit, deposit, settings.Shop, cancellationToken);
        return await query.QueryAsync(reference, settings.Shop, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: var now } when now.Kind != EvidenceKind.Authorized => new OperationOutcome.Done(now),
            QueryOutcome.Found when response.IsRefused && !RbsErrors.IsUncertain(response.ErrorCode) =>
                new OperationOutcome.Refused(response.Reason),
            // Still authorized: the deposit may be on its way, and only the seller may order another.
            QueryOutcome.Found found => new OperationOutcome.Unknown($"{found.Evidence.Status} after the capture"),
            _ => new OperationOutcome.Unknown("its state could not be asked"),
        };
    }
}
