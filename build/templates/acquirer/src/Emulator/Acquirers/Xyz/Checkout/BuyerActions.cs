using CleanAcquiring.Emulator.Acquirers.Xyz.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Xyz.Checkout;

/// <summary>The buyer's actions on the page, or later at his bank.</summary>
internal sealed class BuyerActions(ShopStore store, ShopQueue queue)
{
    /// <summary>Presses a button of the page.</summary>
    /// <returns>The HTTP status; the buyer goes back to the shop with a 303.</returns>
    public int Choose(string id, string? outcome) => store.With(payment => payment.Id == id, payment =>
    {
        if (payment is null)
            return StatusCodes.Status404NotFound;
        if (!payment.AwaitsBuyer)
            return StatusCodes.Status409Conflict;
        switch (outcome)
        {
            case "pay":
                Take(payment);
                return StatusCodes.Status303SeeOther;
            case "later":
                payment.IsLeft = true;
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
    public void Complete(string id) => store.With(payment => payment.Id == id, payment =>
    {
        if (payment is { Status: "new" or "expired" })
            Take(payment);
        return 0;
    });

    private void Take(ShopPayment payment)
    {
        (payment.Status, payment.IsLeft) = ("paid", false);
        queue.Announce(payment);
    }
}
