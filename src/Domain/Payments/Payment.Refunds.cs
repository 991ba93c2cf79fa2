using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Events;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Money that goes back by the acquirer's evidence, and refunds that failed after all.</summary>
public sealed partial class Payment
{
    private void Return(Evidence evidence, DateTimeOffset now)
    {
        var back = evidence.Kind == EvidenceKind.Refunded ? Amount : evidence.Refunded ?? Amount - evidence.NetPaid ?? Refunded;
        var wasWhole = Status == PaymentStatus.Paid;
        GiveBack(back, now);
        // The acquirer says that something went back and not how much, and nothing of ours asked for it.
        if (
            evidence is { Kind: EvidenceKind.PartiallyRefunded, Refunded: null }
            && wasWhole
            && !Refunded.IsPositive
            && (OpenOperation is null || evidence.PrecedesOperation)
        )
            Raise(Payments.Attention.RefundedElsewhere, now);
        else if (evidence is { Kind: EvidenceKind.PartiallyRefunded, PaidOrRest: { } rest } && !IsRestOfOurs(rest))
            RaiseOnce(Payments.Attention.RefundedElsewhere, now, Figures.Write((Figures.Stated, rest)));
        else if (evidence is { Kind: EvidenceKind.PartiallyRefunded, LastRefund: { } last } && !IsRefundOfOurs(last))
            RaiseOnce(Payments.Attention.RefundedElsewhere, now, Figures.Write((Figures.Stated, last)));
    }

    // Now, or around an earlier refund of ours, whose notification may come late.
    private bool IsRestOfOurs(Money rest) =>
        rest == Amount
        || rest == NetPaid
        || operations.Exists(operation =>
            operation.Kind == OperationKind.Refund
            && (rest == Amount - operation.Before || rest == Amount - operation.Before - operation.Amount));

    private bool IsRefundOfOurs(Money last) =>
        operations.Exists(operation => operation.Kind == OperationKind.Refund && operation.Amount == last);

    private void GiveBack(Money back, DateTimeOffset now)
    {
        if (
            back.Amount < Refunded.Amount
            || back.Amount == Refunded.Amount && Status is PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded
        )
            return;
        Refunded = back with { Amount = Math.Min(back.Amount, Amount.Amount) };
        Move(Refunded == Amount ? PaymentStatus.Refunded : PaymentStatus.PartiallyRefunded, "evidence.refunded", now, Refunded.ToString());
        if (Status == PaymentStatus.Refunded)
            SettleAll(now);
        Happen(new PaymentEvent.Refunded(now));
    }

    // The only way back from a refund: the acquirer names both what stands of it and why the rest failed.
    private bool FailRefund(Evidence evidence, DateTimeOffset now)
    {
        if (evidence is not { RefundRefusal: { } reason, Refunded: { } stands } || stands.Amount >= Refunded.Amount)
            return false;
        var failed = Refunded - stands;
        operations.FindLast(operation =>
            operation is { Kind: OperationKind.Refund, Status: OperationStatus.Succeeded } && operation.Amount == failed)
            ?.Become(OperationStatus.Refused, reason, now);
        Refunded = stands;
        var status = stands.IsPositive ? PaymentStatus.PartiallyRefunded : PaymentStatus.Paid;
        var detail = Figures.Write((Figures.Failed, failed), (Figures.Words, reason));
        Move(status, "evidence.refund_failed", now, detail);
        Raise(Payments.Attention.RefundFailed, now, detail);
        Happen(new PaymentEvent.Refunded(now));
        return true;
    }
}
