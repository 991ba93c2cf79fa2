using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Domain.Payments;

/// <summary>Opening of a payment at the acquirer, and its abandonment.</summary>
public sealed partial class Payment
{
    /// <summary>It is over here, and can still be paid at the acquirer.</summary>
    public bool IsLetGo { get; private set; }

    /// <summary>The acquirer opened it: the buyer can pay at the page.</summary>
    public void Open(string? acquirerPaymentId, PaymentPage page, DateTimeOffset now)
    {
        AcquirerPaymentId = acquirerPaymentId ?? AcquirerPaymentId;
        // A notification may have overtaken this answer; the page is kept, the state is not moved back.
        Page = page;
        if (Status is not (PaymentStatus.Created or PaymentStatus.Unknown))
        {
            Note("opening.answered_late", now, null);
            return;
        }
        Move(PaymentStatus.Pending, "opening.opened", now, acquirerPaymentId);
        Happen(new PaymentEvent.Opened(now, ExpiresAt));
    }

    /// <summary>The acquirer refused to open it.</summary>
    /// <param name="reason">The acquirer's code and text, for the seller.</param>
    /// <param name="now">By our clock.</param>
    public void MarkDeclined(string reason, DateTimeOffset now)
    {
        if (Status is not (PaymentStatus.Created or PaymentStatus.Unknown))
            return;
        Move(PaymentStatus.Declined, "opening.refused", now, reason);
        OpenItem(Payments.Attention.OpeningRefused, now, reason);
        Happen(new PaymentEvent.Ended(now));
    }

    /// <summary>Ends a payment of which nothing was sent.</summary>
    public void MarkNotSent(string reason, DateTimeOffset now)
    {
        if (Status != PaymentStatus.Created)
            return;
        Move(PaymentStatus.Canceled, "opening.not_sent", now, reason);
        Happen(new PaymentEvent.Ended(now));
    }

    /// <summary>Something was sent and not answered: silence is not a refusal.</summary>
    /// <param name="reason">For the timeline: <c>timeout</c>, <c>status 502</c>.</param>
    /// <param name="acquirerPaymentId">Where a first step was answered and a later one was not.</param>
    /// <param name="now">By our clock.</param>
    public void MarkUnknown(string reason, string? acquirerPaymentId, DateTimeOffset now)
    {
        AcquirerPaymentId ??= acquirerPaymentId;
        if (Status != PaymentStatus.Created)
            return;
        Move(PaymentStatus.Unknown, "opening.unknown", now, reason);
        OpenItem(Payments.Attention.PaymentUnknown, now, reason);
        Happen(new PaymentEvent.BecameUnknown(now));
    }

    /// <summary>
    /// Lets go of a form that the acquirer cannot end, so that another may open. The acquirer is asked about it until it has ended
    /// there: money that still comes on it is late, not lost.
    /// </summary>
    /// <param name="reason">A stable code, as of <see cref="Abandon"/>.</param>
    /// <param name="now">By our clock.</param>
    public void LetGo(string reason, DateTimeOffset now)
    {
        if (Status != PaymentStatus.Pending)
            return;
        AbandonedAt ??= now;
        IsLetGo = true;
        Move(PaymentStatus.Canceled, "payment.let_go", now, reason);
        Happen(new PaymentEvent.LetGo(now));
    }

    /// <summary>Marks the payment to be ended at the acquirer before another may begin.</summary>
    /// <param name="reason">A stable code: <c>page_lost</c>, <c>sum_changed</c>, <c>receipt_changed</c>, <c>contact_changed</c>,
    /// <c>mode_changed</c>, <c>expired</c>, <c>invoice.paid</c>.</param>
    /// <param name="now">By our clock.</param>
    public void Abandon(string reason, DateTimeOffset now)
    {
        if (!Status.IsLive() || AbandonedAt is not null)
            return;
        AbandonedAt = now;
        Note("payment.abandoned", now, reason);
        Happen(new PaymentEvent.Abandoned(now));
    }
}
