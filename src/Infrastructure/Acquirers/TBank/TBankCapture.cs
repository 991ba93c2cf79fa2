using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Takes a held sum by Confirm; where its answer does not tell, the state does.</summary>
internal sealed class TBankCapture(TBankClient client, TBankStatusQuery query)
{
    /// <exception cref="OutageException">The confirm could not be sent: nothing was changed.</exception>
    public async Task<OperationOutcome> CaptureAsync(
        AcquirerReference reference,
        Money amount,
        Receipt? receipt,
        TBankSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (reference.AcquirerPaymentId is not { } id)
            return new OperationOutcome.Refused("the bank's number of the payment is not known");
        var confirm = new JsonObject { ["PaymentId"] = id, ["Amount"] = amount.ToMinorUnits() };
        if (receipt is not null)
            confirm["Receipt"] = TBankReceipts.Translate(receipt, settings.IsFfd12);
        var answer = await client.CallAsync("Confirm", confirm, settings, cancellationToken);
        if (answer is TBankResponse.Received { Reply: { IsAccepted: true, Status: "CONFIRMED" } done })
            return new OperationOutcome.Done(new Evidence(EvidenceKind.Paid, reference, amount, EvidenceSource.Query, done.Status));
        if (
            answer is TBankResponse.Received { Reply: { Success: false } refusal }
            && !TBankErrors.IsTechnical(refusal.ErrorCode)
            && !TBankErrors.IsWrongState(refusal.ErrorCode)
        )
            return new OperationOutcome.Refused(refusal.Reason);
        return await query.QueryAsync(reference, settings, cancellationToken) switch
        {
            QueryOutcome.Found { Evidence: var now } when now.Status is not ("AUTHORIZED" or "PARTIAL_REVERSED") =>
                new OperationOutcome.Done(now),
            QueryOutcome.Found
                when answer is TBankResponse.Received { Reply: var reply } && TBankErrors.IsWrongState(reply.ErrorCode) =>
                new OperationOutcome.Refused(reply.Reason),
            // Still held: the confirm may be on its way, and only the seller may order another.
            QueryOutcome.Found found => new OperationOutcome.Unknown($"{found.Evidence.Status} after the confirm"),
            _ => new OperationOutcome.Unknown("its state could not be asked"),
        };
    }
}
