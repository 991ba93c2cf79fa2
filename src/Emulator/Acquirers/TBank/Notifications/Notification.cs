using System.Globalization;
using System.Net.Mime;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>A notification and the results of its deliveries.</summary>
/// <param name="payment">The payment that it concerns.</param>
/// <param name="url">The merchant's URL.</param>
/// <param name="body">The signed JSON, the same at every delivery.</param>
/// <param name="repeated">True if it is delivered again until it is accepted.</param>
internal sealed class Notification(BankPayment payment, Uri url, string body, bool repeated = true) : IEmulatedNotification
{
    private readonly BankPayment payment = payment;
    private int sent;
    private int accepted;
    private int underWay;

    public string PaymentId { get; } = payment.Id.ToString(CultureInfo.InvariantCulture);

    public string OrderId { get; } = payment.Order.OrderId;

    public DemoTerminal Terminal { get; } = payment.Order.Terminal;

    public Uri Url { get; } = url;

    public string ContentType => MediaTypeNames.Application.Json;

    public string Body { get; } = body;

    public bool Repeated { get; } = repeated;

    public int Sent => Volatile.Read(ref sent);

    public int Accepted => Volatile.Read(ref accepted);

    public bool UnderWay => Volatile.Read(ref underWay) > 0;

    public void Begin() => Interlocked.Increment(ref underWay);

    public void End() => Interlocked.Decrement(ref underWay);

    public void Count(NotificationReply reply)
    {
        Interlocked.Increment(ref sent);
        if (reply.Accepted)
        {
            Interlocked.Increment(ref accepted);
        }
    }

    public void Delivered(int httpStatus, string reply) => Count(new NotificationReply(httpStatus, reply));

    public IEmulatedNotification Altered(FalseClaim claim) =>
        new Notification(payment, Url, NotificationPayload.Altered(this, claim), repeated: false);
}

/// <summary>One delivery of a notification, and its reply when it has come.</summary>
internal sealed record Delivery(Notification Notification)
{
    private readonly TaskCompletionSource<NotificationReply> reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<NotificationReply> Reply => reply.Task;

    public void Done(NotificationReply received)
    {
        Notification.End();
        reply.TrySetResult(received);
    }
}

/// <summary>The merchant's reply; the HTTP status is null if none came.</summary>
internal sealed record NotificationReply(int? HttpStatus, string Body)
{
    public static NotificationReply None { get; } = new(null, string.Empty);

    /// <summary>The bank accepts HTTP 200 with the bare text <c>OK</c>; no quotes, no page.</summary>
    public bool Accepted => HttpStatus is StatusCodes.Status200OK && string.Equals(Body, "OK", StringComparison.Ordinal);
}
