using CleanAcquiring.Emulator.Acquirers.TBank.Api;
using CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Cabinet;

/// <summary>Applies operations without a call of the gateway: the seller's in his cabinet, and the bank's own.</summary>
internal sealed class CabinetActions(PaymentStore store, NotificationOutbox outbox)
{
    /// <summary>Refunds captured money or releases a hold, whole or in part. The cabinet asks for no receipt.</summary>
    /// <returns>The deliveries that follow; null where there is no such payment, or less money.</returns>
    public IReadOnlyList<Task>? GiveBack(long id, long? kopecks) => store.With<IReadOnlyList<Task>?>(id, payment =>
    {
        var amount = kopecks ?? payment?.Remaining;
        if (payment is not { PendingRefund: null } || !(amount > 0 && amount <= payment.Remaining))
        {
            return null;
        }

        CancelMoves.Apply(payment, amount.Value, store.Now);
        return payment.Status is BankStatus.AsyncRefunding ? [] : [outbox.Announce(payment, payment.Status)];
    });

    /// <summary>Lets the payer's bank refuse the SBP refund that is under way, else the next one.</summary>
    /// <returns>False where there is no such payment, or it is not paid by SBP.</returns>
    public bool RefuseNextRefund(long id, QrRefusal refusal) => store.With(id, payment =>
    {
        if (payment is not { BySbp: true } || (payment.Remaining == 0 && payment.PendingRefund is null))
        {
            return false;
        }

        payment.NextRefundRefusal = refusal;
        return true;
    });

    /// <summary>Tells what became of the receipt of a payment: an error, or a fiscal document.</summary>
    /// <returns>The deliveries that follow; null where there is no such payment.</returns>
    public IReadOnlyList<Task>? AnnounceReceipt(long id, string? error) => store.With<IReadOnlyList<Task>?>(
        id, payment => payment is null ? null : [outbox.AnnounceReceipt(payment, error)]);
}
