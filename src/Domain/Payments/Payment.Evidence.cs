using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Changes of a payment by the acquirer's evidence.</summary>
public sealed partial class Payment
{
    /// <summary>Applies evidence: checks that it is about this payment and this sum, asks the table, moves or notes.</summary>
    /// <param name="evidence">Verified: its signature holds, or it answers our own question.</param>
    /// <param name="others">The other payments of the invoice.</param>
    /// <param name="now">By our clock.</param>
    /// <returns>False when the evidence is not about this payment or not about its sum.</returns>
    public bool Apply(Evidence evidence, SiblingPayments others, DateTimeOffset now)
    {
        if (Mismatch(evidence) is { } mismatch)
        {
            RaiseOnce(Payments.Attention.EvidenceMismatch, now, mismatch);
            return false;
        }
        AcquirerPaymentId ??= evidence.Reference.AcquirerPaymentId;
        AcquirerTransactionId ??= evidence.Reference.AcquirerTransactionId;
        if (evidence.ReceiptFailure is { } words)
            RaiseOnce(Payments.Attention.ReceiptFailed, now, words);
        if (FailRefund(evidence, now))
            return true;
        SettleBefore(evidence, now);
        switch (TransitionBy(evidence))
        {
            case Transition.Move:
                Follow(evidence, others, now);
                break;
            case Transition.Late:
                FollowLate(evidence, others, now);
                break;
            case Transition.Contradiction:
                RaiseOnce(Payments.Attention.Contradiction, now, SaidIn(evidence));
                break;
            case Transition.Ignore:
                NoteUnlessLast("evidence.ignored", now, evidence.Status);
                break;
            case Transition.Same:
                ConfirmSame(evidence, now);
                break;
        }
        SettleAfter(now);
        Reflect(evidence.Dispute, now);
        return true;
    }

    // The form that was let go was open at the acquirer all the time: it was paid there before anything went back.
    private Transition TransitionBy(Evidence evidence) =>
        IsLetGo && evidence.Kind is EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded
            ? Transition.Late
            : PaymentTransitions.Of(Status, evidence.Kind);

    // An ended payment without money any more, a form that was let go and has ended, or a hold of which the acquirer released a part.
    private void ConfirmSame(Evidence evidence, DateTimeOffset now)
    {
        if (IsAuthorizedLate)
            ReleaseLate(now);
        if (IsLetGo)
            Note("payment.form_ended", now, evidence.Status);
        IsLetGo = false;
        if (Status != PaymentStatus.Authorized || IsCaptured || evidence.Amount is not { } left || left.Amount >= Amount.Amount)
            return;
        Note("evidence.hold_reduced", now, $"{left} of {Amount}");
        Amount = left;
        Happen(new PaymentEvent.Authorized(now));
    }

    private void ReleaseLate(DateTimeOffset now)
    {
        IsAuthorizedLate = false;
        SettleAll(now);
        Happen(new PaymentEvent.Ended(now, WasAuthorized: true));
    }

    private void Follow(Evidence evidence, SiblingPayments others, DateTimeOffset now)
    {
        switch (evidence.Kind)
        {
            case EvidenceKind.Pending:
                Move(PaymentStatus.Pending, "evidence.pending", now, evidence.Status);
                Happen(new PaymentEvent.Opened(now, ExpiresAt));
                break;
            case EvidenceKind.Authorized:
                Hold(evidence, others, now);
                break;
            case EvidenceKind.Paid:
                Take(evidence, others, now);
                break;
            case EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded:
                if (!Status.HasNetPaid())
                    Take(evidence, others, now);
                Return(evidence, now);
                break;
            case EvidenceKind.Declined:
                End(PaymentStatus.Declined, "evidence.declined", evidence, now);
                break;
            case EvidenceKind.Canceled:
                End(PaymentStatus.Canceled, "evidence.canceled", evidence, now);
                break;
            case EvidenceKind.Expired:
                // A hold that ran out was released, as a cancelled one is.
                End(Status == PaymentStatus.Authorized ? PaymentStatus.Canceled : PaymentStatus.Expired, "evidence.expired", evidence, now);
                break;
            case EvidenceKind.NeverOpened:
                End(PaymentStatus.Canceled, "evidence.never_opened", evidence, now);
                break;
        }
    }

    private void FollowLate(Evidence evidence, SiblingPayments others, DateTimeOffset now)
    {
        if (evidence.Kind == EvidenceKind.Authorized && others.AnyIsLive(this))
        {
            AuthorizeLate(evidence, others, now);
            return;
        }
        Note("evidence.late", now, SaidIn(evidence));
        if (evidence.Kind == EvidenceKind.Authorized)
        {
            Hold(evidence, others, now);
            return;
        }
        Take(evidence, others, now);
        if (evidence.Kind is EvidenceKind.PartiallyRefunded or EvidenceKind.Refunded)
            Return(evidence, now);
    }

    private string SaidIn(Evidence evidence) => Figures.Write((Figures.Said, evidence.Status), (Figures.State, Status));

    // One payment is live at a time: this one stays ended while another is open, needs attention, and is queried until its hold ends.
    private void AuthorizeLate(Evidence evidence, SiblingPayments others, DateTimeOffset now)
    {
        others.End(now);
        IsLetGo = false;
        if (IsAuthorizedLate)
            return;
        IsAuthorizedLate = true;
        Raise(Payments.Attention.LateSuccess, now, SaidIn(evidence));
        Happen(new PaymentEvent.Authorized(now));
    }

    private void Take(Evidence evidence, SiblingPayments others, DateTimeOffset now)
    {
        PaidAt = evidence.At ?? now;
        Move(PaymentStatus.Paid, "evidence.paid", now, evidence.Status);
        IsAuthorizedLate = false;
        Settle(Payments.Attention.LateSuccess, now);
        Settle(Payments.Attention.AuthorizationExpires, now);
        MoneyCame(others, now);
        Happen(new PaymentEvent.Paid(now));
    }

    private void Hold(Evidence evidence, SiblingPayments others, DateTimeOffset now)
    {
        Move(PaymentStatus.Authorized, Payments.Hold.Began, now, evidence.Status);
        IsAuthorizedLate = false;
        Settle(Payments.Attention.LateSuccess, now);
        MoneyCame(others, now);
        Happen(new PaymentEvent.Authorized(now));
    }

    // Whether it is too much is the invoice's question; that the other forms must end is known now. The acquirer opens payments again.
    private void MoneyCame(SiblingPayments others, DateTimeOffset now)
    {
        IsLetGo = false;
        others.End(now);
        attentionChanges.Add(
            new AttentionChange(Payments.Attention.OpeningRefused, Method.Value, now, IsOpen: false, null));
    }

    private void End(PaymentStatus status, string code, Evidence evidence, DateTimeOffset now)
    {
        var wasAuthorized = Status == PaymentStatus.Authorized;
        Move(status, code, now, evidence.Reason is null ? evidence.Status : $"{evidence.Status}: {evidence.Reason}");
        if (wasAuthorized)
            SettleAll(now);
        Happen(new PaymentEvent.Ended(now, wasAuthorized));
    }

    // Copies of a notification in a row leave one entry.
    private void NoteUnlessLast(string code, DateTimeOffset now, string detail)
    {
        if (LastEntry != $"{code} {detail}")
            Note(code, now, detail);
    }
}
