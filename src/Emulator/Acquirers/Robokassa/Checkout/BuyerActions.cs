using CleanAcquiring.Emulator.Acquirers.Robokassa.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Robokassa.Checkout;

/// <summary>The buyer's actions on the page or later at his bank, and the seller's in the merchant profile.</summary>
internal sealed class BuyerActions(ShopStore store, ShopQueue queue)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Presses a button of the page.</summary>
    /// <returns>The HTTP status, and the address where a 303 leads.</returns>
    public (int Status, string? Url) Choose(string login, string invId, string? outcome) =>
        store.With<(int, string?)>(login, invId, operation =>
        {
            if (operation is null)
                return (StatusCodes.Status404NotFound, null);
            if (operation is not { State: 5, IsLeft: false })
                return (StatusCodes.Status409Conflict, null);
            switch (outcome)
            {
                case "pay":
                    Take(operation);
                    return (StatusCodes.Status303SeeOther, operation.Form.GetValueOrDefault("SuccessUrl2"));
                case "later":
                    operation.IsLeft = true;
                    return (StatusCodes.Status303SeeOther, operation.Form.GetValueOrDefault("SuccessUrl2"));
                // No notification tells of a failure, and the payer may go back and pay.
                case "decline" or "cancel":
                    return (StatusCodes.Status303SeeOther, operation.Form.GetValueOrDefault("FailUrl2"));
                default:
                    return (StatusCodes.Status400BadRequest, null);
            }
        });

    /// <summary>Takes the money of an order that was left for later, even if it expired meanwhile.</summary>
    public bool Complete(string login, string invId) => store.With(login, invId, operation =>
    {
        if (operation is not { State: 5 or 10, HoldEndsAt: null })
            return false;
        Take(operation);
        return true;
    });

    /// <summary>Refunds or releases in the merchant profile: the state tells nothing of a refund.</summary>
    public bool GiveBack(string login, string invId, decimal? amount) => store.With(login, invId, operation =>
    {
        if (operation is { State: 20 } && amount is null)
        {
            (operation.State, operation.StateDate) = (10, store.Now);
            return true;
        }
        var sum = amount ?? operation?.Amount - operation?.Refunded;
        if (operation is not { State: 100 } || sum is not > 0m || sum > operation.Amount - operation.Refunded)
            return false;
        operation.Refunded += sum.Value;
        return true;
    });

    public void Capture(ShopOperation operation, decimal amount)
    {
        (operation.State, operation.StateDate, operation.Amount) = (100, store.Now, amount);
        queue.Announce(operation);
    }

    private void Take(ShopOperation operation)
    {
        operation.IsLeft = false;
        if (operation.IsTwoStage)
        {
            (operation.State, operation.StateDate, operation.HoldEndsAt) = (20, store.Now, store.Now + Week);
            return;
        }
        Capture(operation, operation.Amount);
    }
}
