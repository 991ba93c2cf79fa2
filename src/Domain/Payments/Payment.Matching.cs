using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Checks that evidence is about this payment and its sum.</summary>
public sealed partial class Payment
{
    /// <summary>True where the keys name this payment: none is another's, and one at least is ours.</summary>
    public bool IsNamedBy(AcquirerReference reference) => Mismatch(reference) is null;

    private static string OtherOrder => Figures.Write((Figures.Foreign, "order"));

    private string? Mismatch(AcquirerReference named)
    {
        if ((named.OrderId ?? OrderId) != OrderId || (named.OrderNumber ?? OrderNumber) != OrderNumber)
            return OtherOrder;
        if (AcquirerPaymentId is not null && (named.AcquirerPaymentId ?? AcquirerPaymentId) != AcquirerPaymentId)
            return Figures.Write((Figures.Foreign, "payment"));
        if (AcquirerTransactionId is not null && (named.AcquirerTransactionId ?? AcquirerTransactionId) != AcquirerTransactionId)
            return Figures.Write((Figures.Foreign, "transaction"));
        var isNamed = named.OrderId is not null || named.OrderNumber is not null
            || named.AcquirerPaymentId is not null && named.AcquirerPaymentId == AcquirerPaymentId
            || named.AcquirerTransactionId is not null && named.AcquirerTransactionId == AcquirerTransactionId;
        return isNamed ? null : OtherOrder;
    }

    private string? Mismatch(Evidence evidence)
    {
        if ((Mismatch(evidence.Reference) ?? evidence.Objection) is { } objection)
            return objection;
        if ((evidence.Refunded ?? evidence.NetPaid) is { } back && back.Currency != Amount.Currency)
            return Figures.Write((Figures.Said, evidence.Status), (Figures.Back, back), (Figures.Total, Amount));
        return IsOurs(evidence)
            ? null
            : Figures.Write((Figures.Said, evidence.Status), (Figures.Named, evidence.Amount), (Figures.Total, Amount));
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
