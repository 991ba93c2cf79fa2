using System.Collections.Concurrent;
using System.Threading.Channels;
using CleanAcquiring.Emulator.Acquirers.TBank.Payments;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>Notifications that the bank owes to merchants.</summary>
internal sealed class NotificationOutbox
{
    private readonly Channel<Delivery> deliveries = Channel.CreateUnbounded<Delivery>();
    private readonly ConcurrentQueue<Notification> written = [];

    public ChannelReader<Delivery> Errands => deliveries.Reader;

    /// <summary>Writes to the merchant of this payment, if he has named an address, that it has come to this status.</summary>
    public Task<NotificationReply> Announce(BankPayment payment, string status) =>
        Write(payment, NotificationPayload.Write(payment, status), repeated: true);

    /// <summary>Sends the last notification of a payment once more, word for word or forged.</summary>
    public Task<NotificationReply> Again(BankPayment payment, NotificationChanges? changes)
    {
        var last = payment.Notifications.FindLast(notification => notification.Repeated);
        if (changes is null && last is not null)
        {
            return Post(last);
        }

        var truth = last?.Body ?? NotificationPayload.Write(payment, payment.Status);
        var body = changes is null ? truth : NotificationPayload.Altered(truth, changes, payment.Order.Terminal);
        return Write(payment, body, repeated: false);
    }

    public Task<NotificationReply> Post(Notification notification)
    {
        var delivery = new Delivery(notification);
        notification.Leaves();
        deliveries.Writer.TryWrite(delivery);
        return delivery.Reply;
    }

    /// <summary>Notifications that still wait for their <c>OK</c>, of one terminal or of all.</summary>
    public IReadOnlyList<Notification> Unaccepted(string? terminalKey = null) =>
        [
            .. written.Where(notification =>
                notification is { Repeated: true, Accepted: 0 } && (terminalKey is null || notification.Terminal.Key == terminalKey)
            ),
        ];

    private Task<NotificationReply> Write(BankPayment payment, string body, bool repeated)
    {
        if (payment.Order.NotificationUrl is not { } address)
        {
            return Task.FromResult(NotificationReply.Nothing);
        }

        var notification = new Notification(payment, new Uri(address), body, repeated);
        payment.Notifications.Add(notification);
        written.Enqueue(notification);
        return Post(notification);
    }
}
