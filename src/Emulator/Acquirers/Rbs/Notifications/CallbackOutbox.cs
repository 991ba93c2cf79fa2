using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Notifications;

/// <summary>The notifications that one bank owes to merchants; it gives up after three deliveries in all.</summary>
/// <param name="bank">Its name, the beginning of its faults' names.</param>
internal sealed class CallbackOutbox(string bank) : NotificationQueue(bank)
{
    public override int MostDeliveries => 3;

    /// <summary>Notifies the merchant, if the order or the cabinet names a URL.</summary>
    public void Announce(BankOrder order, string operation, bool isSuccess, DateTimeOffset now)
    {
        if (order.Terms.CallbackUrl is { } url)
            Post(Callback.Of(order, new Uri(url), operation, isSuccess, now));
    }

    /// <summary>Sends the last notification of an order once more.</summary>
    public bool Again(string paymentId)
    {
        if (Of(paymentId) is not [.., var last])
            return false;
        PostAgain(last);
        return true;
    }
}
