using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Checkout;

/// <summary>Applies the buyer's actions, on the page or later at his bank, under the store's lock.</summary>
internal sealed class BuyerActions(PaymentStore store, NotificationOutbox outbox)
{
    private const int SbpAttempts = 3;
    private const int DaysOfHold = 7;

    // The bank counts days by its own clock.
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public BuyerStep Choose(long id, bool sbp, string? outcome) => store.With<BuyerStep>(id, payment =>
    {
        if (payment is null || (sbp && !payment.QrIssued))
        {
            return new BuyerStep.Stay(StatusCodes.Status404NotFound);
        }

        if (!payment.AwaitsBuyer && (sbp || !payment.TakesAnotherCard(store.Now)))
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

    /// <summary>Takes the money of a payment that was left for later, even if it has failed or expired meanwhile.</summary>
    /// <returns>The deliveries that follow; null if the payment does not exist or was paid before.</returns>
    public IReadOnlyList<Task>? Complete(long id) => store.With(id, payment =>
    {
        if (payment is null || payment.Remaining > 0 || payment.Refunded > 0 || payment.Status is BankStatus.Reversed)
        {
            return null;
        }

        payment.BySbp = payment.Status is BankStatus.Authorizing ? payment.BySbp : payment.QrIssued;
        return Take(payment);
    });

    /// <summary>Authorizes a two-stage card payment, captures any other.</summary>
    /// <returns>The deliveries that follow.</returns>
    public IReadOnlyList<Task> Take(BankPayment payment)
    {
        (payment.ErrorCode, payment.ErrorMessage) = ("0", null);
        payment.Remaining = payment.Amount;
        if (payment.Order.TwoStage && !payment.BySbp)
        {
            payment.Status = BankStatus.Authorized;
            payment.HoldEndsAt = EndOfHold(store.Now);
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

    /// <summary>
    /// Ends an SBP refund by the first query of its state: it is done, or the payer's bank turns it back, of which there is no
    /// notification.
    /// </summary>
    public void SettleRefund(BankPayment payment)
    {
        if (payment.PendingRefund is not { } refund)
        {
            return;
        }

        payment.PendingRefund = null;
        if (payment.NextRefundRefusal is { } refusal)
        {
            (payment.NextRefundRefusal, payment.LastRefundRefusal) = (null, refusal);
            payment.Status = refund.StatusBefore;
            payment.Remaining += refund.Amount;
            payment.Refunded -= refund.Amount;
            return;
        }

        payment.Status = refund.StatusAfter;
        _ = outbox.Announce(payment, refund.StatusAfter);
    }

    private static DateTimeOffset EndOfHold(DateTimeOffset authorizedAt) =>
        new(authorizedAt.ToOffset(Moscow).Date.AddDays(DaysOfHold), Moscow);

    // SBP allows three attempts. Each declined card is told as REJECTED at once, and the form takes another one.
    private BuyerStep Decline(BankPayment payment)
    {
        payment.FailedAttempts++;
        return payment.BySbp && payment.FailedAttempts < SbpAttempts
            ? new BuyerStep.Stay(StatusCodes.Status200OK)
            : new BuyerStep.Go(payment.Order.FailUrl, Reject(payment));
    }

    // Only a one-stage payment delays the buyer until the merchant was notified.
    private BuyerStep.Go Pay(BankPayment payment)
    {
        var deliveries = Take(payment);
        return new BuyerStep.Go(payment.Order.SuccessUrl, payment.Status is BankStatus.Confirmed ? deliveries : []);
    }

    private BuyerStep.Go Leave(BankPayment payment)
    {
        payment.Status = BankStatus.Authorizing;
        payment.AuthorizingSince = store.Now;
        return new BuyerStep.Go(payment.Order.SuccessUrl, []);
    }
}

/// <summary>The result of a button on the payment page.</summary>
internal abstract record BuyerStep
{
    private BuyerStep()
    {
    }

    /// <summary>A redirect to the merchant after the deliveries; without a URL, the page with the final status.</summary>
    internal sealed record Go(string? Url, IReadOnlyList<Task> Deliveries) : BuyerStep;

    /// <summary>The payment page again, with this HTTP status.</summary>
    internal sealed record Stay(int HttpStatus) : BuyerStep;
}
