using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Gives money back by Cancel. The state is asked first, for a Cancel of a hold would release a part of it instead.</summary>
internal sealed class TBankRefund(TBankClient client, TBankStatusQuery query)
{
    /// <summary>The same key is not refunded twice, but at SBP the bank does not look at it.</summary>
    /// <exception cref="OutageException">The state could not be asked or the refund not be sent: nothing was changed.</exception>
    public async Task<OperationOutcome> RefundAsync(
        AcquirerReference reference,
        Money amount,
        Receipt? receipt,
        string idempotencyKey,
        TBankSettings settings,
        CancellationToken cancellationToken
    ) =>
        await query.QueryAsync(reference, settings, cancellationToken) switch
        {
            QueryOutcome.Found
            {
                Evidence: { Kind: EvidenceKind.Paid or EvidenceKind.PartiallyRefunded, Reference.AcquirerPaymentId: { } id } before
            } => Outcome(
                before,
                await client.CallAsync("Cancel", Cancel(id, amount, receipt, idempotencyKey, settings), settings, cancellationToken)
            ),
            QueryOutcome.Found { Evidence: { Kind: EvidenceKind.Refunded } all } => new OperationOutcome.Done(all),
            QueryOutcome.Found found => new OperationOutcome.Refused($"nothing to give back: {found.Evidence.Status}"),
            QueryOutcome.NotFound => new OperationOutcome.Refused("the bank knows no such order"),
            QueryOutcome.Unknown unknown => throw new OutageException(TBankClient.Name, "GetState", unknown.Reason),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };

    private static JsonObject Cancel(string id, Money amount, Receipt? receipt, string idempotencyKey, TBankSettings settings)
    {
        var cancel = new JsonObject { ["PaymentId"] = id, ["Amount"] = amount.ToMinorUnits(), ["ExternalRequestId"] = idempotencyKey };
        if (receipt is not null)
            cancel["Receipt"] = TBankReceipts.Translate(receipt, settings.IsFfd12);
        return cancel;
    }

    private static OperationOutcome Outcome(Evidence before, TBankResponse answer) =>
        answer switch
        {
            TBankResponse.Received { Reply: { IsAccepted: true } reply } => new OperationOutcome.Done(After(before, reply)),
            TBankResponse.Received { Reply: var reply } when reply.Success || TBankErrors.IsTechnical(reply.ErrorCode) =>
                new OperationOutcome.Unknown(reply.Reason),
            TBankResponse.Received { Reply: var reply } => new OperationOutcome.Refused(reply.Reason),
            TBankResponse.Silence silence => new OperationOutcome.Unknown(silence.Reason),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };

    // While the money is on its way (SBP) the payment is what it was.
    private static Evidence After(Evidence before, TBankReply reply) =>
        TBankStatuses.Of(reply.Status) switch
        {
            EvidenceKind.Refunded => before with { Kind = EvidenceKind.Refunded, Amount = null, Status = reply.Status! },
            EvidenceKind.PartiallyRefunded => before with
            {
                Kind = EvidenceKind.PartiallyRefunded,
                Amount = null,
                Status = reply.Status!,
                Refunded = InAll(before, reply),
            },
            EvidenceKind.Pending
            or EvidenceKind.Authorized
            or EvidenceKind.Paid
            or EvidenceKind.Declined
            or EvidenceKind.Expired
            or EvidenceKind.Canceled
            or EvidenceKind.NeverOpened => before with
            {
                Status = reply.Status ?? before.Status,
            },
        };

    // NewAmount is what remains, OriginalAmount what was there before this act: only after the first refund is their difference
    // all that went back.
    private static Money? InAll(Evidence before, TBankReply reply) =>
        before is { Kind: EvidenceKind.Paid }
        && !TBankStatuses.IsRefundPending(before.Status)
        && reply.OriginalAmount - reply.NewAmount is > 0 and var returned
            ? TBankEvidence.Roubles(returned)
            : null;
}
