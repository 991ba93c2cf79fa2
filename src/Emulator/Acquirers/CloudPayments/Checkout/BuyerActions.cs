using CleanAcquiring.Emulator.Acquirers.CloudPayments.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments.Checkout;

/// <summary>The buyer's actions in the widget or later at his bank, and the seller's in the cabinet.</summary>
internal sealed class BuyerActions(SiteStore store, SiteQueue queue)
{
    private const int InsufficientFunds = 5051;

    /// <summary>Presses a button of the page.</summary>
    /// <returns>The HTTP status; 303 where the widget closes.</returns>
    public int Choose(string id, string? outcome) => store.With(id, order =>
    {
        if (order is null)
            return StatusCodes.Status404NotFound;
        if (order.Status is not null)
            return StatusCodes.Status409Conflict;
        switch (outcome)
        {
            case "pay":
                Take(order);
                return StatusCodes.Status303SeeOther;
            case "later":
                order.Status = SiteStatus.Awaiting;
                return StatusCodes.Status303SeeOther;
            case "decline":
                Decline(order, InsufficientFunds);
                return StatusCodes.Status200OK;
            case "cancel":
                return StatusCodes.Status303SeeOther;
            default:
                return StatusCodes.Status400BadRequest;
        }
    });

    /// <summary>Declines the attempt that Check refused.</summary>
    public int Refuse(string id, int reasonCode) => store.With(id, order =>
    {
        if (order is not { Status: null })
            return StatusCodes.Status409Conflict;
        Decline(order, reasonCode);
        return StatusCodes.Status200OK;
    });

    /// <summary>Takes the money of a payment that was left for later, or whose last attempt was refused.</summary>
    /// <returns>False where it ended before.</returns>
    public bool Complete(string id) => store.With(id, order =>
    {
        if (order is not { Status: null or SiteStatus.Awaiting })
            return false;
        Take(order);
        return true;
    });

    public bool GiveBack(string id, decimal? amount) => store.With(id, order =>
    {
        if (order is { Status: SiteStatus.Authorized } && amount is null)
        {
            Release(order);
            return true;
        }
        var sum = amount ?? (order?.Amount - order?.Refunded);
        if (order is not { Status: SiteStatus.Completed } || sum is not > 0m || sum > order.Amount - order.Refunded)
            return false;
        Refund(order, new SiteRefund(store.NextTransaction(), sum.Value, null, store.Now));
        return true;
    });

    public void Confirm(SiteOrder order, decimal amount)
    {
        (order.Status, order.Amount, order.ConfirmedAt) = (SiteStatus.Completed, amount, store.Now);
        queue.AnnounceConfirmed(order);
    }

    public void Release(SiteOrder order)
    {
        order.Status = SiteStatus.Cancelled;
        queue.AnnounceCancelled(order);
    }

    /// <summary>Records a refund: done at once, or on its way where the payment is by SBP.</summary>
    public void Refund(SiteOrder order, SiteRefund refund)
    {
        order.Refunds.Add(refund);
        if (order.IsSbp || order.NextRefusal is not null)
            refund.Status = SiteStatus.Awaiting;
        else
            Done(order, refund);
    }

    /// <summary>Ends a refund that is on its way by the first question about it.</summary>
    public void Settle(SiteOrder order, SiteRefund refund)
    {
        if (refund.Status != SiteStatus.Awaiting)
            return;
        if (order.NextRefusal is { } reason)
            (order.NextRefusal, refund.Status, refund.Reason) = (null, SiteStatus.Declined, reason);
        else
            Done(order, refund);
    }

    private void Done(SiteOrder order, SiteRefund refund)
    {
        refund.Status = SiteStatus.Completed;
        order.Refunded += refund.Amount;
        queue.AnnounceRefund(order, refund);
    }

    private void Take(SiteOrder order)
    {
        order.AuthorizedAt = store.Now;
        (order.Status, order.ConfirmedAt) =
            order.IsTwoStage ? (SiteStatus.Authorized, null) : (SiteStatus.Completed, (DateTimeOffset?)store.Now);
        queue.AnnouncePaid(order);
    }

    // The widget lets the buyer try again: the next attempt has another number.
    private void Decline(SiteOrder order, int reasonCode)
    {
        queue.AnnounceDeclined(order, reasonCode);
        order.Declined.Add((order.TransactionId, reasonCode));
        order.TransactionId = store.NextTransaction();
    }
}
