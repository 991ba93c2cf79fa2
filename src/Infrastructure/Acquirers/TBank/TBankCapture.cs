using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Takes an authorized sum by Confirm; where the response does not tell, the state does.</summary>
internal sealed class TBankCapture(TBankClient client, TBankStatusQuery query)
{
    /// <exception cref="OutageException">The confirm could not be sent: nothing was changed.</exception>
    public async Task<OperationOutcome> CaptureAsync(
        AcquirerOperation operation, TBankSettings settings, CancellationToken cancellationToken)
    {
        var (reference, _, amount, receipt) = operation;
        if (reference.AcquirerPaymentId is not { } id)
            return new OperationOutcome.Refused("the bank's number of the payment is not known");
        var confirm = new JsonObject { ["PaymentId"] = id, ["Amount"] = amount.ToMinorUnits() };
        if (receipt is not null)
            confirm["Receipt"] = TBankReceipts.Translate(receipt, settings.IsFfd12);
        var response = await client.CallAsync("Confirm", confirm, settings.Terminal, cancellationToken);
        if (response is { IsAccepted: true, Status: "CONFIRMED" })
            return new OperationOutcome.Done(new Evidence(EvidenceKind.Paid, reference, amount, EvidenceSource.Query, response.Status));
        var isWrongState = TBankErrors.IsWrongState(response.ErrorCode);
        if (response.IsRefused && !isWrongState)
            return new OperationOutcome.Refused(response.Reason);
        return await query.QueryAsync(reference, settings.Terminal, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: var now } when now.Status is not ("AUTHORIZED" or "PARTIAL_REVERSED") =>
                new OperationOutcome.Done(now),
            QueryOutcome.Found when isWrongState => new OperationOutcome.Refused(response.Reason),
            // Still authorized: the confirm may be on its way, and only the seller may order another.
            QueryOutcome.Found found => new OperationOutcome.Unknown($"{found.Evidence.Status} after the confirm"),
            _ => new OperationOutcome.Unknown("its state could not be asked"),
        };
    }
}
