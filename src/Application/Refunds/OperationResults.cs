using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Refunds;

/// <summary>What an acquirer's answer makes of an operation.</summary>
internal static class OperationResults
{
    /// <summary>How long an acquirer may take before "not there" means that it never will be.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>The answer to the order itself.</summary>
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
            case OperationOutcome.Done { Evidence.Kind: EvidenceKind.Refunded or EvidenceKind.PartiallyRefunded }
                when operation.Kind == OperationKind.Refund:
                payment.Succeed(operation, now);
                break;
            case OperationOutcome.Done done:
                payment.Apply(done.Evidence, others, now);
                if (operation.IsOpen)
                    payment.MarkUnknown(operation, done.Evidence.Status, now);
                break;
            case OperationOutcome.Refused refused:
                payment.Refuse(operation, refused.Reason, now);
                break;
            case OperationOutcome.Unknown unknown:
                payment.MarkUnknown(operation, unknown.Reason, now);
                break;
            default:
                throw new InvalidOperationException($"Nothing is said of {outcome.GetType().Name}.");
        }
    }

    /// <summary>
    /// The answer to a later question, already applied to the payment: what is not there after a long while was not done.
    /// </summary>
    public static void Resolve(Payment payment, Evidence evidence, DateTimeOffset now)
    {
        if (payment.OpenOperation is not { } operation || evidence.IsRefundPending || now < operation.RequestedAt + Patience)
            return;
        var isUntouched = operation.Kind switch
        {
            // After an earlier refund the acquirer's word is the same whether or not this one was done: a person decides.
            OperationKind.Refund => evidence.Kind == EvidenceKind.Paid,
            OperationKind.Capture => evidence.Kind == EvidenceKind.Authorized,
            OperationKind.Cancel => evidence.Kind is EvidenceKind.Authorized or EvidenceKind.Pending,
        };
        if (isUntouched)
            payment.Refuse(operation, $"{evidence.Status} long after the order", now);
    }
}
