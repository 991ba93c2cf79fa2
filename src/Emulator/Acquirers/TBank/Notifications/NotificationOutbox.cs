using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>The notifications that the bank owes to merchants.</summary>
internal sealed class NotificationOutbox
{
    private readonly Channel<Delivery> deliveries = Channel.CreateUnbounded<Delivery>();
    private readonly ConcurrentQueue<Notification> written = [];

    public ChannelReader<Delivery> Deliveries => deliveries.Reader;

    /// <summary>Notifies the merchant of a new status, if the payment has a notification URL.</summary>
    public Task<NotificationReply> Announce(BankPayment payment, string status) =>
        Write(payment, NotificationPayload.Write(payment, status), repeated: true);

    /// <summary>Tells the merchant what became of a fiscal receipt, if the payment has a notification URL.</summary>
    /// <param name="payment">The payment whose receipt it is.</param>
    /// <param name="error">The text of the fiscal register; null for a receipt that was made.</param>
    public Task<NotificationReply> AnnounceReceipt(BankPayment payment, string? error) =>
        Write(payment, ReceiptPayload.Write(payment, error), repeated: true);

    /// <summary>Sends the last notification of a payment once more, unchanged or altered.</summary>
    public Task<NotificationReply> Again(BankPayment payment, NotificationChanges? changes)
    {
        var last = payment.Notifications.FindLast(notification => notification.Repeated);
        if (changes is null && last is not null)
        {
            return Post(last);
        }

        var original = last?.Body ?? NotificationPayload.Write(payment, payment.Status);
        var body = changes is null ? original : NotificationPayload.Altered(original, changes, payment.Order.Terminal);
        return Write(payment, body, repeated: false);
    }

    public Task<NotificationReply> Post(Notification notification)
    {
        var delivery = new Delivery(notification);
        notification.Begin();
        deliveries.Writer.TryWrite(delivery);
        return delivery.Reply;
    }

    /// <summary>Takes the deliveries that are due from the sender.</summary>
    public IReadOnlyList<Notification> Collect()
    {
        List<Notification> collected = [];
        while (deliveries.Reader.TryRead(out var delivery))
        {
            delivery.Done(NotificationReply.None);
            collected.Add(delivery.Notification);
        }

        return collected;
    }

    /// <summary>Lists the notifications that are not accepted yet, of one terminal or of all.</summary>
    public IReadOnlyList<Notification> Unaccepted(string? terminalKey = null) =>
        [
            .. written.Where(notification =>
                notification is { Repeated: true, Accepted: 0 }
                && (terminalKey is null || notification.Terminal.TerminalKey == terminalKey)),
        ];

    private Task<NotificationReply> Write(BankPayment payment, string body, bool repeated)
    {
        if (payment.Order.NotificationUrl is not { } url)
        {
            return Task.FromResult(NotificationReply.None);
        }

        var notification = new Notification(payment, new Uri(url), body, repeated);
        payment.Notifications.Add(notification);
        written.Enqueue(notification);
        return Post(notification);
    }
}
