using CleanAcquiring.Emulator.Acquirers.PayKeeper.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.PayKeeper.Checkout;

/// <summary>The buyer's actions on the page or later at his bank, and the seller's in the merchant profile.</summary>
internal sealed class BuyerActions(ShopStore store, ShopQueue queue)
{
    /// <summary>Presses a button of the page.</summary>
    /// <returns>The HTTP status; the buyer goes back to the shop with a 303.</returns>
    public int Choose(string id, string? outcome) => store.With(invoice => invoice.Id == id, invoice =>
    {
        if (invoice is null)
            return StatusCodes.Status404NotFound;
        if (!invoice.AwaitsBuyer)
            return StatusCodes.Status409Conflict;
        switch (outcome)
        {
            case "pay":
                Take(invoice);
                return StatusCodes.Status303SeeOther;
            case "later":
                invoice.IsLeft = true;
                return StatusCodes.Status303SeeOther;
            // The buyer may try another card.
            case "decline":
                return StatusCodes.Status200OK;
            case "cancel":
                return StatusCodes.Status303SeeOther;
            default:
                return StatusCodes.Status400BadRequest;
        }
    });

    /// <summary>Takes the money of a payment that was left for later.</summary>
    public void Complete(string id) => store.With(invoice => invoice.Id == id, invoice =>
    {
        if (invoice is { PaymentId: null })
            Take(invoice);
        return 0;
    });

    public void GiveBack(string id, decimal? amount) => store.With(invoice => invoice.Id == id, invoice =>
    {
        if (invoice is { PaymentId: not null } && (amount ?? invoice.Left) is > 0m and var sum && sum <= invoice.Left)
            Refund(invoice, sum).Status = "done";
        return 0;
    });

    /// <summary>Records a refund: done at once, or started where the shop's way to pay is SBP.</summary>
    public ShopRefund Refund(ShopInvoice invoice, decimal amount)
    {
        var refund = new ShopRefund(store.NewId(), amount, store.Now);
        invoice.Refunds.Add(refund);
        if (invoice.Shop.Behavior is not AcquirerBehavior.Sbp)
            invoice.Settle(refund);
        return refund;
    }

    private void Take(ShopInvoice invoice)
    {
        (invoice.Status, invoice.IsLeft, invoice.PaymentId, invoice.PaidAt) = ("paid", false, store.NewId(), store.Now);
        queue.Announce(invoice);
    }
}
