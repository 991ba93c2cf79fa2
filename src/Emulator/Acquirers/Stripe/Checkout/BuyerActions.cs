using CleanAcquiring.Emulator.Acquirers.Stripe.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Checkout;

/// <summary>The moves of a session: the buyer's on the page or later at his bank, the seller's by call or in the Dashboard.</summary>
internal sealed class BuyerActions(AccountStore store, EventOutbox outbox)
{
    /// <summary>Presses a button of the page.</summary>
    /// <returns>The HTTP status; for a 303 the address to which the buyer goes.</returns>
    public (int Status, string? Url) Choose(string id, string? outcome) => With<(int, string?)>(id, session =>
    {
        if (session is null)
            return (StatusCodes.Status404NotFound, null);
        if (session.Status != SessionStatus.Open)
            return (StatusCodes.Status409Conflict, null);
        switch (outcome)
        {
            case "pay":
                Take(session);
                return (StatusCodes.Status303SeeOther, SuccessOf(session));
            // A delayed way to pay: the form is over, its money is not here yet.
            case "later":
                (session.Status, session.IntentStatus, session.IsDelayed) = (SessionStatus.Complete, IntentStatuses.Processing, true);
                Announce(session, "checkout.session.completed");
                return (StatusCodes.Status303SeeOther, SuccessOf(session));
            // The session stays open: the buyer may try another card.
            case "decline":
                (session.IntentStatus, session.LastError) = (IntentStatuses.RequiresMethod, "card_declined");
                outbox.Announce(session, "payment_intent.payment_failed", StripeJson.Intent(session));
                return (StatusCodes.Status200OK, null);
            case "cancel":
                return (StatusCodes.Status303SeeOther, session.Order.CancelUrl);
            default:
                return (StatusCodes.Status400BadRequest, null);
        }
    });

    /// <summary>Takes the money of a payment that was left for later.</summary>
    /// <returns>False where it ended before: what expired or failed is never paid.</returns>
    public bool Complete(string id) => With(id, session =>
    {
        if (session is not { IntentStatus: IntentStatuses.Processing } and not { Status: SessionStatus.Open })
            return false;
        Take(session);
        return true;
    });

    /// <summary>Lets the payer's bank refuse a payment that was left for later.</summary>
    public bool Fail(string id) => With(id, session =>
    {
        if (session is not { IntentStatus: IntentStatuses.Processing })
            return false;
        (session.IntentStatus, session.LastError) = (IntentStatuses.RequiresMethod, "payment_intent_payment_attempt_failed");
        Announce(session, "checkout.session.async_payment_failed");
        outbox.Announce(session, "payment_intent.payment_failed", StripeJson.Intent(session));
        return true;
    });

    public void Expire(CheckoutSession session)
    {
        session.Status = SessionStatus.Expired;
        if (session.IntentStatus is not null)
            session.IntentStatus = IntentStatuses.Canceled;
        Announce(session, "checkout.session.expired");
    }

    public void Capture(CheckoutSession session, long amount)
    {
        (session.IntentStatus, session.Received, session.Capturable) = (IntentStatuses.Succeeded, amount, 0);
        outbox.Announce(session, "payment_intent.succeeded", StripeJson.Intent(session));
        outbox.Announce(session, "charge.captured", StripeJson.Charge(session));
    }

    public void Release(CheckoutSession session, string reason)
    {
        (session.IntentStatus, session.CancellationReason, session.Capturable) = (IntentStatuses.Canceled, reason, 0);
        outbox.Announce(session, "payment_intent.canceled", StripeJson.Intent(session));
    }

    /// <summary>Records a refund: done at once, or on its way where the money came by a delayed way or is to be refused.</summary>
    public SessionRefund Refund(CheckoutSession session, long amount, IReadOnlyDictionary<string, string> metadata)
    {
        var refund = new SessionRefund(store.NewId("re"), amount, metadata, store.Now);
        if (session.IsDelayed || session.NextRefusal is not null)
            refund.Status = "pending";
        session.Refunds.Add(refund);
        outbox.Announce(session, "refund.created", StripeJson.Refund(session, refund));
        outbox.Announce(session, "charge.refunded", StripeJson.Charge(session));
        return refund;
    }

    /// <summary>Ends refunds on their way by the first question about them.</summary>
    public void Settle(CheckoutSession session)
    {
        foreach (var refund in session.Refunds.Where(refund => refund.Status == "pending"))
        {
            if (session.NextRefusal is { } reason)
            {
                session.NextRefusal = null;
                Fail(session, refund, reason);
                continue;
            }
            refund.Status = "succeeded";
            outbox.Announce(session, "refund.updated", StripeJson.Refund(session, refund));
        }
    }

    /// <summary>Lets the payer's bank turn back the last refund that was done, days later.</summary>
    public bool FailDoneRefund(string id, string reason) => With(id, session =>
    {
        if (session?.Refunds.FindLast(refund => refund.Status == "succeeded") is not { } refund)
            return false;
        Fail(session, refund, reason);
        return true;
    });

    /// <summary>Opens a dispute of a captured payment, or moves it to another status.</summary>
    public bool DisputeIt(string id, string status) => With(id, session =>
    {
        if (session is not { IntentStatus: IntentStatuses.Succeeded })
            return false;
        var isNew = session.Dispute is null;
        session.Dispute ??= new SessionDispute(store.NewId("du"), store.Now);
        session.Dispute.Status = status;
        var type = isNew ? "charge.dispute.created" : status is "won" or "lost" ? "charge.dispute.closed" : "charge.dispute.updated";
        outbox.Announce(session, type, StripeJson.Dispute(session, session.Dispute));
        return true;
    });

    /// <summary>Refunds or releases in the Dashboard, which leaves no metadata.</summary>
    public bool GiveBack(string id, decimal? amount) => With(id, session =>
    {
        if (session is { IntentStatus: IntentStatuses.RequiresCapture } && amount is null)
        {
            Release(session, "requested_by_customer");
            return true;
        }
        if (session is not { IntentStatus: IntentStatuses.Succeeded })
            return false;
        var left = session.Received - session.Refunded;
        var units = amount is { } major ? (long)(major * Units.Scale(session.Order.Currency)) : left;
        if (units < 1 || units > left)
            return false;
        Refund(session, units, new Dictionary<string, string>(StringComparer.Ordinal));
        return true;
    });

    private void Take(CheckoutSession session)
    {
        (session.Status, session.LastError, session.AuthorizedAt) = (SessionStatus.Complete, null, store.Now);
        if (session is { Order.IsManual: true, IsDelayed: false })
        {
            (session.IntentStatus, session.Capturable) = (IntentStatuses.RequiresCapture, session.Order.Amount);
            Announce(session, "checkout.session.completed");
            outbox.Announce(session, "payment_intent.amount_capturable_updated", StripeJson.Intent(session));
            return;
        }
        (session.IntentStatus, session.Received) = (IntentStatuses.Succeeded, session.Order.Amount);
        Announce(session, session.IsDelayed ? "checkout.session.async_payment_succeeded" : "checkout.session.completed");
        outbox.Announce(session, "payment_intent.succeeded", StripeJson.Intent(session));
        outbox.Announce(session, "charge.succeeded", StripeJson.Charge(session));
    }

    private void Fail(CheckoutSession session, SessionRefund refund, string reason)
    {
        (refund.Status, refund.FailureReason) = ("failed", reason);
        outbox.Announce(session, "refund.failed", StripeJson.Refund(session, refund));
    }

    private void Announce(CheckoutSession session, string type) => outbox.Announce(session, type, StripeJson.Session(session));

    private static string SuccessOf(CheckoutSession session) =>
        session.Order.SuccessUrl.Replace("{CHECKOUT_SESSION_ID}", session.Id, StringComparison.Ordinal);

    private T With<T>(string id, Func<CheckoutSession?, T> act) => store.With(session => session.Id == id, act);
}
