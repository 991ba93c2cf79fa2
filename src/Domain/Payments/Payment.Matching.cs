using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Checks that evidence is about this payment and its sum.</summary>
public sealed partial class Payment
{
    private string? Mismatch(Evidence evidence)
    {
        if (!string.Equals(evidence.Reference.OrderId, OrderId, StringComparison.Ordinal))
            return "another order";
        if (
            AcquirerPaymentId is not null
            && evidence.Reference.AcquirerPaymentId is { } theirs
            && !string.Equals(theirs, AcquirerPaymentId, StringComparison.Ordinal)
        )
            return "another payment of the acquirer";
        if ((evidence.Refunded ?? evidence.NetPaid) is { } back && back.Currency != Amount.Currency)
            return $"{evidence.Status}: {back} of {Amount} given back";
        return IsOurs(evidence) ? null : $"{evidence.Status}: {evidence.Amount?.ToString() ?? "no sum"} instead of {Amount}";
    }

    // Money must name its sum, and whoever names one must name ours. What ended holds no money, so its sum says nothing; what went
    // back of money that we hold may speak of the rest.
    private bool IsOurs(Evidence evidence) =>
        evidence switch
        {
            { Kind: EvidenceKind.Declined or EvidenceKind.Expired or EvidenceKind.Canceled or EvidenceKind.NeverOpened } =>
                evidence.Amount is null || evidence.Amount.Value.Currency == Amount.Currency,
            { Amount: null } => evidence.Kind is not (EvidenceKind.Authorized or EvidenceKind.Paid),
            { Kind: EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded }
                when Status.HasNetPaid() || Status == PaymentStatus.Refunded => evidence.Amount.Value.Currency == Amount.Currency,
            { Kind: EvidenceKind.Paid }
                when OpenOperation is { Kind: OperationKind.Capture } capture && evidence.Amount == capture.Amount => true,
            _ => evidence.Amount == Amount || IsHold(evidence),
        };

    // The acquirer releases parts of a hold, and copies of what it said before may come later.
    private bool IsHold(Evidence evidence) =>
        evidence is { Kind: EvidenceKind.Authorized, Amount: { IsPositive: true } authorized }
        && authorized.Currency == Ordered.Currency
        && (authorized == Ordered || Status == PaymentStatus.Authorized && authorized.Amount < Amount.Amount && !IsCaptured);

    private bool IsCaptured =>
        operations.Exists(operation => operation is { Kind: OperationKind.Capture, Status: OperationStatus.Succeeded });
}
