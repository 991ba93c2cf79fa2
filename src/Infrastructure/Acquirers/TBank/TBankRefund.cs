using System.Diagnostics;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Refunds by Cancel. The state is asked first: a Cancel of a hold would release a part of it instead.</summary>
internal sealed class TBankRefund(TBankClient client, TBankStatusQuery query)
{
    /// <summary>Refunds a key once, except at SBP, where the bank ignores the key.</summary>
    /// <exception cref="OutageException">The state is not known or the refund was not sent: nothing was changed.</exception>
    public async Task<OperationOutcome> RefundAsync(
        AcquirerOperation operation, TBankSettings settings, CancellationToken cancellationToken) =>
        await query.QueryAsync(operation.Payment, settings.Terminal, cancellationToken) switch
        {
            QueryOutcome.Found
            {
                Evidence: { Kind: EvidenceKind.Paid or EvidenceKind.PartiallyRefunded, Reference.AcquirerPaymentId: { } id } before
            } => await SendAsync(before, Cancel(id, operation, settings), settings.Terminal, cancellationToken),
            QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Refunded } all } =>
                new OperationOutcome.Refused("all of it went back before") { Evidence = all },
            QueryOutcome.Found found => new OperationOutcome.Refused($"nothing to refund: {found.Evidence.Status}"),
            QueryOutcome.NotFound => new OperationOutcome.Refused("the bank knows no such order"),
            QueryOutcome.Unknown unknown => throw new OutageException(TBankClient.Name, "GetState", unknown.Reason),
            _ => throw new UnreachableException(),
        };

    private static JsonObject Cancel(string id, AcquirerOperation operation, TBankSettings settings)
    {
        var (_, idempotencyKey, amount, receipt) = operation;
        var cancel = new JsonObject { ["PaymentId"] = id, ["Amount"] = amount.ToMinorUnits(), ["ExternalRequestId"] = idempotencyKey };
        if (receipt is not null)
            cancel["Receipt"] = TBankReceipts.Translate(receipt, settings.IsFfd12);
        return cancel;
    }

    private async Task<OperationOutcome> SendAsync(
        Evidence before, JsonObject cancel, TBankTerminal terminal, CancellationToken cancellationToken)
    {
        var response = await client.CallAsync("Cancel", cancel, terminal, cancellationToken);
        return response.IsAccepted ? new OperationOutcome.Done(After(before, response))
            : response.IsRefused ? new OperationOutcome.Refused(response.Reason) { Evidence = NewsOf(before) }
            : new OperationOutcome.Unknown(response.Reason) { Evidence = NewsOf(before) };
    }

    // While the money is on its way (SBP) the payment stays as it was.
    private static Evidence After(Evidence before, TBankResponse response) =>
        TBankStatuses.Of(response.Status) switch
        {
            EvidenceKind.Refunded => before with { Kind = EvidenceKind.Refunded, Amount = null, Status = response.Status! },
            EvidenceKind.PartiallyRefunded => before with
            {
                Kind = EvidenceKind.PartiallyRefunded,
                Amount = null,
                Status = response.Status!,
                // What remains, not what was refunded: it tells of refunds in the bank's cabinet as well.
                NetPaid = TBankEvidence.Roubles(response.NewAmount),
            },
            EvidenceKind.Pending
            or EvidenceKind.Authorized
            or EvidenceKind.Paid
            or EvidenceKind.Declined
            or EvidenceKind.Expired
            or EvidenceKind.Canceled
            or EvidenceKind.NeverOpened => before with
            {
                Status = response.Status ?? before.Status,
            },
        };

    // A part that was refunded before ours: by us, or in the bank's cabinet.
    private static Evidence? NewsOf(Evidence before) =>
        before.Kind == EvidenceKind.PartiallyRefunded ? before with { PrecedesOperation = true } : null;
}
