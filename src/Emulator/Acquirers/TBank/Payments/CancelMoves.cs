namespace CleanAcquiring.Emulator.Acquirers.TBank.Payments;

/// <summary>How a payment changes when money, or the promise of it, is given back. Amounts are kopecks.</summary>
internal static class CancelMoves
{
    /// <summary>What is still at stake: the order before it is paid, afterwards what remains.</summary>
    public static long Sum(BankPayment payment) =>
        payment.AwaitsBuyer || payment.Status is BankStatus.Authorizing ? payment.Amount : payment.Remaining;

    public static void Give(BankPayment payment, long returned, DateTimeOffset now)
    {
        if (payment.AwaitsBuyer)
        {
            payment.Status = BankStatus.Canceled;
            return;
        }

        var held = payment.Status is BankStatus.Authorized or BankStatus.PartialReversed;
        payment.Remaining -= returned;
        payment.Refunded += held ? 0 : returned;
        var whole = payment.Remaining == 0;
        var end = (held, whole) switch
        {
            (true, true) => BankStatus.Reversed,
            (true, false) => BankStatus.PartialReversed,
            (false, true) => BankStatus.Refunded,
            (false, false) => BankStatus.PartialRefunded,
        };
        if (payment.BySbp)
        {
            payment.SbpRefunds.Add(now);
            payment.StatusAfterRefund = end;
            end = BankStatus.AsyncRefunding;
        }

        payment.Status = end;
    }
}
