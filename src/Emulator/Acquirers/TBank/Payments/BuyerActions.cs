using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Payments;

/// <summary>
/// What happens to a payment by the buyer's hand, or later at his bank. The moves on a payment run under the store's lock.
/// </summary>
internal sealed class BuyerActions(PaymentStore store, NotificationOutbox outbox)
{
    private const int SbpAttempts = 3;

    public BuyerStep Choose(long id, bool sbp, string? outcome) => store.With<BuyerStep>(id, payment =>
    {
        if (payment is null || (sbp && !payment.QrIssued))
        {
            return new BuyerStep.Stay(StatusCodes.Status404NotFound);
        }

        if (!payment.AwaitsBuyer)
        {
            return new BuyerStep.Stay(StatusCodes.Status409Conflict);
        }

        payment.Status = BankStatus.FormShowed;
        payment.BySbp = sbp;
        return outcome switch
        {
            "pay" => Pay(payment),
            "decline" => Decline(payment),
            "cancel" => new BuyerStep.Go(payment.Order.FailUrl, []),
            "later" => Leave(payment),
            _ => new BuyerStep.Stay(StatusCodes.Status400BadRequest),
        };
    });

    /// <summary>Finishes at the bank what the buyer has left open, even what had failed or expired meanwhile.</summary>
    /// <returns>The deliveries that follow; nothing if there is no such payment or its money had come before.</returns>
    public IReadOnlyList<Task>? Complete(long id) => store.With(id, payment =>
    {
        if (payment is null || payment.Remaining > 0 || payment.Refunded > 0 || payment.Status is BankStatus.Reversed)
        {
            return null;
        }

        payment.BySbp = payment.Status is BankStatus.Authorizing ? payment.BySbp : payment.QrIssued;
        return Take(payment);
    });

    /// <summary>Takes the money: held if the order says so and the method can, else captured at once.</summary>
    /// <returns>The deliveries that follow.</returns>
    public IReadOnlyList<Task> Take(BankPayment payment)
    {
        (payment.ErrorCode, payment.ErrorMessage) = ("0", null);
        payment.Remaining = payment.Amount;
        if (payment.Order.TwoStage && !payment.BySbp)
        {
            payment.Status = BankStatus.Authorized;
            return [outbox.Announce(payment, BankStatus.Authorized)];
        }

        payment.Status = BankStatus.Confirmed;
        return payment.BySbp
            ? [outbox.Announce(payment, BankStatus.Confirmed)]
            : [outbox.Announce(payment, BankStatus.Authorized), outbox.Announce(payment, BankStatus.Confirmed)];
    }

    public IReadOnlyList<Task> Reject(BankPayment payment)
    {
        payment.Status = BankStatus.Rejected;
        (payment.ErrorCode, payment.ErrorMessage) = payment.BySbp
            ? ("5060", "Недостаточно средств на счете.")
            : ("1051", "Недостаточно средств на карте.");
        return [outbox.Announce(payment, BankStatus.Rejected)];
    }

    /// <summary>An SBP refund is done by the time somebody asks about it.</summary>
    public void SettleRefund(BankPayment payment)
    {
        if (payment.StatusAfterRefund is { } end)
        {
            payment.StatusAfterRefund = null;
            payment.Status = end;
            _ = outbox.Announce(payment, end);
        }
    }

    // SBP lets the buyer try thrice; the card form is simpler here than at the real bank and gives up at once.
    private BuyerStep Decline(BankPayment payment)
    {
        payment.FailedAttempts++;
        return payment.BySbp && payment.FailedAttempts < SbpAttempts
            ? new BuyerStep.Stay(StatusCodes.Status200OK)
            : new BuyerStep.Go(payment.Order.FailUrl, Reject(payment));
    }

    // Only a one-stage payment keeps the buyer until the merchant has heard.
    private BuyerStep.Go Pay(BankPayment payment)
    {
        var heard = Take(payment);
        return new BuyerStep.Go(payment.Order.SuccessUrl, payment.Status is BankStatus.Confirmed ? heard : []);
    }

    private BuyerStep.Go Leave(BankPayment payment)
    {
        payment.Status = BankStatus.Authorizing;
        payment.AuthorizingSince = store.Now;
        return new BuyerStep.Go(payment.Order.SuccessUrl, []);
    }
}
