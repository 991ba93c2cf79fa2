using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Events;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Operations on a payment: one at a time, each saved before it is sent.</summary>
public sealed partial class Payment
{
    private readonly List<PaymentOperation> operations = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PaymentOperation> Operations => operations;

    /// <summary>The operation that is requested or unknown.</summary>
    public PaymentOperation? OpenOperation => operations.Find(operation => operation.IsOpen);

    /// <summary>The part of the refunded amount that no person ordered: money in excess that went back by itself.</summary>
    public Money RefundedByUs => new(
        operations
            .Where(operation => operation is { Kind: OperationKind.Refund, By: null, Status: OperationStatus.Succeeded })
            .Sum(operation => operation.Amount.Amount),
        Amount.Currency);

    /// <summary>The unrefunded rest of each receipt line, major units.</summary>
    public IReadOnlyList<decimal> LinesLeft()
    {
        var returned = operations
            .Where(operation =>
                operation is { Kind: OperationKind.Refund, Status: not (OperationStatus.Refused or OperationStatus.NotSent) }
            )
            .SelectMany(operation => operation.Lines)
            .ToLookup(share => share.Number, share => share.Amount);
        return [.. LinesTaken().Select((taken, index) => taken - returned[index + 1].Sum())];
    }

    /// <summary>True where the receipt says that something is paid before it is handed over.</summary>
    public bool IsPrepaid => Receipt?.Lines.Any(line =>
        line.Basis is PaymentBasis.FullPrepayment or PaymentBasis.Prepayment or PaymentBasis.Advance) == true;

    private IEnumerable<decimal> LinesTaken()
    {
        var captured = operations
            .Find(operation => operation is { Kind: OperationKind.Capture, Status: OperationStatus.Succeeded, Lines.Count: > 0 })
            ?.Lines.ToDictionary(share => share.Number, share => share.Amount);
        return (Receipt?.Lines ?? []).Select((line, index) => captured is null ? line.Amount : captured.GetValueOrDefault(index + 1));
    }

    /// <summary>Writes an order down; <see cref="OperationRules"/> has no objection.</summary>
    public PaymentOperation Request(OperationKind kind, OperationTerms terms, DateTimeOffset now)
    {
        var operation = new PaymentOperation(this, operations.Count + 1, kind, terms, now);
        operations.Add(operation);
        Note($"{NameOf(kind)}.requested", now, terms.Amount.ToString(), terms.By);
        Happen(new PaymentEvent.OperationRequested(now));
        return operation;
    }

    /// <summary>The acquirer did it.</summary>
    public void Succeed(PaymentOperation operation, DateTimeOffset now)
    {
        if (!operation.IsOpen)
            return;
        Settle(operation, OperationStatus.Succeeded, "succeeded", null, now);
        if (operation.Kind == OperationKind.Refund)
            GiveBack(operation.Before + operation.Amount, now);
        else if (operation.Kind == OperationKind.Capture)
            // What is captured is what was paid: the rest of the hold is released.
            Amount = operation.Amount;
    }

    /// <summary>The acquirer did not do it.</summary>
    public void Refuse(PaymentOperation operation, string reason, DateTimeOffset now)
    {
        if (operation.IsOpen)
            Settle(operation, OperationStatus.Refused, "refused", reason, now);
    }

    /// <summary>The acquirer was not reached.</summary>
    public void MarkNotSent(PaymentOperation operation, string reason, DateTimeOffset now)
    {
        if (operation.IsOpen)
            Settle(operation, OperationStatus.NotSent, "not_sent", reason, now);
    }

    /// <summary>The acquirer accepted it, and it is still on its way there: its end is asked for.</summary>
    /// <param name="operation">Open.</param>
    /// <param name="acquirerOperationId">The acquirer's id of it; null where it has none.</param>
    /// <param name="status">The acquirer's own word.</param>
    /// <param name="now">By our clock.</param>
    public void Accept(PaymentOperation operation, string? acquirerOperationId, string status, DateTimeOffset now)
    {
        var isKnown = operation.AcquirerOperationId == (acquirerOperationId ?? operation.AcquirerOperationId);
        if (!operation.IsOpen || isKnown && operation.Detail == status)
            return;
        operation.Accept(acquirerOperationId, status);
        Note($"{NameOf(operation.Kind)}.accepted", now, status);
        CloseItem(Payments.Attention.OperationUnknown, now);
        Happen(new PaymentEvent.OperationAccepted(now));
    }

    /// <summary>It was sent and its end is not known: it may never be repeated, only asked about.</summary>
    public void MarkUnknown(PaymentOperation operation, string reason, DateTimeOffset now)
    {
        if (!operation.IsOpen)
            return;
        operation.Become(OperationStatus.Unknown, reason, now);
        Note($"{NameOf(operation.Kind)}.unknown", now, reason);
        OpenItem(Payments.Attention.OperationUnknown, now, reason);
        Happen(new PaymentEvent.OperationBecameUnknown(now));
    }

    /// <summary>A person says how an open operation ended, where the acquirer's answer was lost for good.</summary>
    /// <returns>False when it has ended already: what ended it stands.</returns>
    public bool SettleByHand(PaymentOperation operation, OperationSettlement settlement, DateTimeOffset now)
    {
        if (!operation.IsOpen)
            return false;
        operation.Settle(settlement);
        var outcome = settlement.IsDone ? "done" : "not done";
        Note($"{NameOf(operation.Kind)}.settled_by_hand", now, $"{outcome}: {settlement.Reason}", settlement.By);
        if (settlement.IsDone)
            Succeed(operation, now);
        else
            Refuse(operation, settlement.Reason, now);
        return true;
    }

    private void Settle(PaymentOperation operation, OperationStatus status, string change, string? detail, DateTimeOffset now)
    {
        operation.Become(status, detail, now);
        Note($"{NameOf(operation.Kind)}.{change}", now, detail ?? operation.Amount.ToString());
        CloseItem(Payments.Attention.OperationUnknown, now);
        Happen(new PaymentEvent.OperationSettled(now));
    }

    private void SettleBefore(Evidence evidence, DateTimeOffset now)
    {
        if (evidence.PrecedesOperation)
            return;
        if (
            OpenOperation is { Kind: OperationKind.Capture } capture
            && evidence.Kind == EvidenceKind.Paid
            && evidence.Amount == capture.Amount
        )
            Succeed(capture, now);
        // A later refund cannot be told from copies of an earlier one's evidence.
        else if (
            OpenOperation is { Kind: OperationKind.Refund } refund
            && (
                evidence.Kind == EvidenceKind.Refunded
                || evidence.Kind == EvidenceKind.PartiallyRefunded
                    && Status == PaymentStatus.Paid
                    && refund.Amount.Amount < NetPaid.Amount
            )
        )
            Succeed(refund, now);
    }

    private void SettleAfter(DateTimeOffset now)
    {
        if (OpenOperation is not { Kind: OperationKind.Capture or OperationKind.Cancel } ended || Status.IsLive())
            return;
        if (ended.Kind == OperationKind.Cancel && Status.IsFailed())
            Succeed(ended, now);
        else
            Refuse(ended, $"the payment is {Status}", now);
    }

    private static string NameOf(OperationKind kind) => kind switch
    {
        OperationKind.Refund => "refund",
        OperationKind.Capture => "capture",
        OperationKind.Cancel => "cancel",
        OperationKind.ClosingReceipt => "closing_receipt",
    };
}
