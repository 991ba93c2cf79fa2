using System.Diagnostics;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Refunds;

/// <summary>Applies an acquirer's answer to an operation.</summary>
internal static class OperationResults
{
    /// <summary>The time after which an operation that the acquirer does not show was not done.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Applies the answer to the operation's own call.</summary>
    public static void Apply(
        Payment payment,
        PaymentOperation operation,
        OperationOutcome outcome,
        SiblingPayments others,
        DateTimeOffset now
    )
    {
        switch (outcome)
        {
            case OperationOutcome.Done { Evidence.Kind: EvidenceKind.Refunded or EvidenceKind.PartiallyRefunded } refunded
                when operation.Kind == OperationKind.Refund:
                payment.Succeed(operation, now);
                // More may have gone back than we asked for: a refund in the acquirer's cabinet.
                payment.Apply(refunded.Evidence, others, now);
                break;
            case OperationOutcome.Done { Evidence: { } evidence }:
                payment.Apply(evidence, others, now);
                if (operation.IsOpen)
                    payment.MarkUnknown(operation, evidence.Status, now);
                break;
            case OperationOutcome.Done:
                payment.Succeed(operation, now);
                break;
            case OperationOutcome.InProgress accepted:
                payment.Accept(operation, accepted.Id, accepted.Status, now);
                break;
            case OperationOutcome.Refused refused:
                payment.Refuse(operation, refused.Reason, now);
                if (refused.Evidence is { } earlier)
                    payment.Apply(earlier, others, now);
                break;
            case OperationOutcome.Unknown unknown:
                if (unknown.Evidence is { } before)
                    payment.Apply(before, others, now);
                payment.MarkUnknown(operation, unknown.Reason, now);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>
    /// Settles an open operation by a later query, whose evidence is already applied: one that the acquirer turned back, or does not
    /// show after <see cref="Patience"/>, was not done.
    /// </summary>
    /// <param name="payment">With the evidence applied.</param>
    /// <param name="evidence">Of a query.</param>
    /// <param name="showsRefunds">False where the acquirer's evidence never does: a person decides then.</param>
    /// <param name="now">By our clock.</param>
    public static void Resolve(Payment payment, Evidence evidence, bool showsRefunds, DateTimeOffset now)
    {
        if (payment.OpenOperation is not { } operation || evidence.IsRefundPending)
            return;
        if (IsTurnedBack(payment, operation, evidence))
            payment.Refuse(operation, evidence.RefundRefusal!, now);
        else if (now >= operation.RequestedAt + Patience && IsUntouched(operation, evidence, showsRefunds))
            payment.Refuse(operation, evidence.RefundRefusal ?? $"{evidence.Status} long after the request", now);
    }

    // The acquirer repeats the reason of an earlier refund until it accepts another: what was told before is not about this one.
    private static bool IsTurnedBack(Payment payment, PaymentOperation operation, Evidence evidence) =>
        evidence.RefundRefusal is { } reason
        && operation is { Kind: OperationKind.Refund, Status: OperationStatus.Unknown }
        && !payment.Operations.Any(earlier => earlier.Status == OperationStatus.Refused && earlier.Detail == reason);

    private static bool IsUntouched(PaymentOperation operation, Evidence evidence, bool showsRefunds) => operation.Kind switch
    {
        // After an earlier refund the acquirer's status is the same with and without this one: a person decides.
        OperationKind.Refund => showsRefunds && evidence.Kind == EvidenceKind.Paid,
        OperationKind.Capture => evidence.Kind == EvidenceKind.Authorized,
        OperationKind.Cancel => evidence.Kind is EvidenceKind.Authorized or EvidenceKind.Pending,
        // No state of a payment shows a receipt: a person decides.
        OperationKind.ClosingReceipt => false,
    };
}
