using System.Text.Json.Nodes;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Cancel (which at this bank is both void and refund) and Confirm.</summary>
internal sealed class TBankActs(TBankClient client, TBankInquiry inquiry)
{
    /// <summary>Ends an unpaid payment or releases a hold. A paid one is left alone: to this bank Cancel would be a refund.</summary>
    public async Task<ActOutcome> CancelAsync(AcquirerReference reference, TBankSettings settings, CancellationToken cancellationToken)
    {
        if (await inquiry.AskAsync(reference, settings, cancellationToken) is not QueryOutcome.Found { Evidence: var before })
            return new ActOutcome.Unknown("its state could not be asked");
        if (!TBankStatuses.CanBeCancelled(before.Status) || before.Reference.AcquirerPaymentId is not { } id)
            return new ActOutcome.Done(before);
        await client.CallAsync("Cancel", new JsonObject { ["PaymentId"] = id, ["ExternalRequestId"] = $"cancel-{reference.OrderId}" }, settings, cancellationToken);
        // A payment in flight may have won: only the state tells.
        return await StateAsync(before.Reference, settings, cancellationToken);
    }

    /// <summary>Gives back a sum; the same key is not refunded twice, but at SBP the bank does not look at it.</summary>
    public async Task<ActOutcome> RefundAsync(AcquirerReference reference, Money amount, Receipt? receipt, string idempotencyKey, TBankSettings settings, CancellationToken cancellationToken)
    {
        if (reference.AcquirerPaymentId is not { } id)
            return new ActOutcome.Refused("the bank's number of the payment is not known");
        var cancel = new JsonObject { ["PaymentId"] = id, ["Amount"] = amount.ToMinorUnits(), ["ExternalRequestId"] = idempotencyKey };
        if (receipt is not null)
            cancel["Receipt"] = TBankReceipts.Translate(receipt, settings.IsFfd12);
        return await client.CallAsync("Cancel", cancel, settings, cancellationToken) switch
        {
            TBankAnswer.Said { Reply: { Success: true } reply } => new ActOutcome.Done(Refunded(reference, reply)),
            TBankAnswer.Said { Reply: var reply } when TBankErrors.IsTechnical(reply.ErrorCode) => new ActOutcome.Unknown($"code {reply.ErrorCode}"),
            TBankAnswer.Said { Reply: var reply } => new ActOutcome.Refused(TBankOpening.Reason(reply)),
            TBankAnswer.Silence silence => new ActOutcome.Unknown(silence.Reason),
            var other => throw new InvalidOperationException($"Nothing is said of {other.GetType().Name}."),
        };
    }

    /// <summary>Takes a held sum.</summary>
    public async Task<ActOutcome> CaptureAsync(AcquirerReference reference, Money amount, Receipt? receipt, TBankSettings settings, CancellationToken cancellationToken)
    {
        if (reference.AcquirerPaymentId is not { } id)
            return new ActOutcome.Refused("the bank's number of the payment is not known");
        var confirm = new JsonObject { ["PaymentId"] = id, ["Amount"] = amount.ToMinorUnits() };
        if (receipt is not null)
            confirm["Receipt"] = TBankReceipts.Translate(receipt, settings.IsFfd12);
        return await client.CallAsync("Confirm", confirm, settings, cancellationToken) switch
        {
            TBankAnswer.Said { Reply: { Success: false } reply } when !TBankErrors.IsTechnical(reply.ErrorCode) => new ActOutcome.Refused(TBankOpening.Reason(reply)),
            _ => await StateAsync(reference, settings, cancellationToken),
        };
    }

    private async Task<ActOutcome> StateAsync(AcquirerReference reference, TBankSettings settings, CancellationToken cancellationToken) =>
        await inquiry.AskAsync(reference, settings, cancellationToken) is QueryOutcome.Found { Evidence: var now }
            ? new ActOutcome.Done(now)
            : new ActOutcome.Unknown("its state could not be asked");

    // OriginalAmount and NewAmount are about this return alone; what went back in all is known to our own books, not to this answer.
    private static Evidence Refunded(AcquirerReference reference, TBankReply reply)
    {
        var evidence = TBankEvidence.Of(reply.OrderId ?? reference.OrderId, reply.PaymentId ?? reference.AcquirerPaymentId, reply.Status, null, reply.ErrorCode, EvidenceSource.Query);
        // The answer does not say what was paid, so a return on its way is no proof of payment.
        return TBankStatuses.IsReturning(reply.Status) ? evidence with { Kind = EvidenceKind.Pending } : evidence;
    }
}
