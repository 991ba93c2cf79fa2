using CleanAcquiring.Emulator.Acquirers.Rbs.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Checkout;

/// <summary>The buyer's actions on the page or later at his bank, and the moves of money. Amounts are in kopecks.</summary>
internal sealed class BankActions(OrderStore store, CallbackOutbox outbox)
{
    private const int MostAttempts = 3;

    /// <summary>Presses a button of the page.</summary>
    /// <returns>The HTTP status; with 303, the address of the shop to which the buyer goes back.</returns>
    public (int Status, string? Url) Choose(string id, string? outcome) => store.With(id, order =>
    {
        if (order is null)
            return (StatusCodes.Status404NotFound, null);
        if (!order.AwaitsBuyer)
            return (StatusCodes.Status409Conflict, null);
        switch (outcome)
        {
            case "pay":
                Take(order);
                return Return(order, order.Terms.ReturnUrl);
            case "later":
                order.IsLeft = true;
                order.Status = order.BySbp ? OrderStatus.Created : OrderStatus.AtIssuer;
                return Return(order, order.Terms.ReturnUrl);
            case "cancel":
                return Return(order, order.Terms.FailUrl);
            case "decline":
                Decline(order);
                return order.AwaitsBuyer ? (StatusCodes.Status200OK, null) : Return(order, order.Terms.FailUrl);
            default:
                return (StatusCodes.Status400BadRequest, null);
        }
    });

    /// <summary>Takes the money of an order that was left for later, even if it has failed or expired meanwhile.</summary>
    /// <returns>False where money came before.</returns>
    public bool Complete(string id) => store.With(id, order =>
    {
        if (order is null || order.Approved > 0)
            return false;
        Take(order);
        return true;
    });

    /// <summary>Refunds captured money or releases a hold, as the seller does in the cabinet.</summary>
    public bool GiveBack(string id, long? amount) => store.With(id, order =>
    {
        if (order is { Status: OrderStatus.Approved } && amount is null)
        {
            Reverse(order);
            return true;
        }
        if (order is not { Status: OrderStatus.Deposited or OrderStatus.Refunded })
            return false;
        var sum = amount ?? order.Refundable;
        if (sum <= 0 || sum > order.Refundable)
            return false;
        Refund(order, new BankRefund(externalId: null, sum, isDone: true));
        return true;
    });

    public void Capture(BankOrder order, long amount)
    {
        (order.Deposited, order.DepositedAt, order.Status) = (amount, store.Now, OrderStatus.Deposited);
        outbox.Announce(order, "deposited", isSuccess: true, store.Now);
    }

    public void Reverse(BankOrder order)
    {
        order.Status = OrderStatus.Reversed;
        outbox.Announce(order, "reversed", isSuccess: true, store.Now);
    }

    /// <summary>Adds a refund; one by SBP is done by the payer's bank later.</summary>
    public void Refund(BankOrder order, BankRefund refund)
    {
        order.Refunds.Add(refund);
        if (refund.IsDone)
            Refunded(order);
    }

    /// <summary>Ends refunds by SBP at the second query of the state: done, or turned back, of which nothing tells.</summary>
    public void SettleRefunds(BankOrder order)
    {
        foreach (var refund in order.Refunds.Where(refund => !refund.IsDone && refund.Queries++ > 0).ToList())
        {
            if (order.RefusesNextRefund)
            {
                order.RefusesNextRefund = false;
                order.Refunds.Remove(refund);
                continue;
            }
            refund.IsDone = true;
            Refunded(order);
        }
    }

    private void Take(BankOrder order)
    {
        (order.IsLeft, order.ActionCode, order.Approved) = (false, ActionCodes.Ok, order.Terms.Amount);
        if (order.Terms.IsTwoStage && !order.BySbp)
        {
            order.Status = OrderStatus.Approved;
            outbox.Announce(order, "approved", isSuccess: true, store.Now);
            return;
        }
        Capture(order, order.Terms.Amount);
    }

    // The form takes another card until the attempts are used up.
    private void Decline(BankOrder order)
    {
        order.ActionCode = ActionCodes.NoMoney;
        if (++order.FailedAttempts >= MostAttempts)
            (order.Status, order.ActionCode) = (OrderStatus.Declined, ActionCodes.AttemptsExhausted);
        outbox.Announce(order, "deposited", isSuccess: false, store.Now);
    }

    private void Refunded(BankOrder order)
    {
        order.Status = OrderStatus.Refunded;
        outbox.Announce(order, "refunded", isSuccess: true, store.Now);
    }

    // The bank appends its own parameters to the shop's address.
    private static (int Status, string? Url) Return(BankOrder order, string url) => (
        StatusCodes.Status303SeeOther,
        $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}orderId={order.Id}&lang={(order.Terms.IsEnglish ? "en" : "ru")}");
}
