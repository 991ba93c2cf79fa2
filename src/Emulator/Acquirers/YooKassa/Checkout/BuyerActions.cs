using CleanAcquiring.Emulator.Acquirers.YooKassa.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.YooKassa.Checkout;

/// <summary>The buyer's actions on the page or later at his bank, and the seller's in the merchant profile.</summary>
internal sealed class BuyerActions(ShopStore store, ShopQueue queue)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Presses a button of the page.</summary>
    /// <returns>The HTTP status; the buyer goes back to the shop with a 303.</returns>
    public int Choose(string id, string? outcome) => store.With(id, payment =>
    {
        if (payment is null)
            return StatusCodes.Status404NotFound;
        if (payment is not { Status: ShopStatus.Pending, IsLeft: false })
            return StatusCodes.Status409Conflict;
        switch (outcome)
        {
            case "pay":
                Take(payment);
                return StatusCodes.Status303SeeOther;
            case "later":
                payment.IsLeft = true;
                return StatusCodes.Status303SeeOther;
            // The payment stays pending: the buyer may try again.
            case "decline":
                return StatusCodes.Status200OK;
            case "cancel":
                return StatusCodes.Status303SeeOther;
            default:
                return StatusCodes.Status400BadRequest;
        }
    });

    /// <summary>Takes the money of a payment that was left for later.</summary>
    /// <returns>False where it ended before: what YooKassa cancelled is never paid.</returns>
    public bool Complete(string id) => store.With(id, payment =>
    {
        if (payment is not { Status: ShopStatus.Pending })
            return false;
        Take(payment);
        return true;
    });

    /// <summary>Ends a payment with a reason of a decline, as a form does whose last try failed.</summary>
    public bool Decline(string id, string reason) => store.With(id, payment =>
    {
        if (payment is not { Status: ShopStatus.Pending })
            return false;
        (payment.Status, payment.Cancellation) = (ShopStatus.Canceled, ("payment_network", reason));
        queue.Announce(payment);
        return true;
    });

    public bool GiveBack(string id, decimal? amount) => store.With(id, payment =>
    {
        if (payment is { Status: ShopStatus.WaitingForCapture } && amount is null)
        {
            (payment.Status, payment.Cancellation) = (ShopStatus.Canceled, ("merchant", "canceled_by_merchant"));
            queue.Announce(payment);
            return true;
        }
        var sum = amount ?? (payment?.Amount - payment?.Refunded);
        if (payment is not { Status: ShopStatus.Succeeded } || sum is not > 0m || sum > payment.Amount - payment.Refunded)
            return false;
        Refund(payment, new ShopRefund(store.NewId(), RefundOf(payment, sum.Value), store.Now));
        return true;
    });

    /// <summary>Records a refund: done at once, or pending where the payment is by SBP.</summary>
    public void Refund(ShopPayment payment, ShopRefund refund)
    {
        payment.Refunds.Add(refund);
        if (payment.MethodType == "sbp")
        {
            refund.Status = ShopStatus.Pending;
            return;
        }
        Done(payment, refund);
    }

    /// <summary>
    /// Ends a pending refund by the first question about it: done, or refused by the payer's bank, of which there is no event.
    /// </summary>
    public void Settle(ShopPayment payment, ShopRefund refund)
    {
        if (refund.Status != ShopStatus.Pending)
            return;
        if (payment.NextRefusal is { } reason)
        {
            (payment.NextRefusal, refund.Status, refund.Reason) = (null, ShopStatus.Canceled, reason);
            return;
        }
        Done(payment, refund);
    }

    private void Done(ShopPayment payment, ShopRefund refund)
    {
        refund.Status = ShopStatus.Succeeded;
        payment.Refunded += refund.Amount;
        queue.Announce(payment, "refund.succeeded", PaymentJson.Of(refund, payment));
    }

    private void Take(ShopPayment payment)
    {
        payment.IsLeft = false;
        if (payment.IsCapturedAtOnce)
            (payment.Status, payment.CapturedAt) = (ShopStatus.Succeeded, store.Now);
        else
            (payment.Status, payment.HoldEndsAt) = (ShopStatus.WaitingForCapture, store.Now + Week);
        queue.Announce(payment);
    }

    private static System.Text.Json.Nodes.JsonObject RefundOf(ShopPayment payment, decimal amount) => new()
    {
        ["payment_id"] = payment.Id,
        ["amount"] = new System.Text.Json.Nodes.JsonObject
        {
            ["value"] = PaymentJson.Format(amount), ["currency"] = payment.Currency,
        },
    };
}
