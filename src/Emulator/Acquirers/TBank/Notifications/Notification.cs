using CleanAcquiring.Emulator.Acquirers.TBank.Payments;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Notifications;

/// <summary>One notification and how its deliveries went.</summary>
/// <param name="payment">The payment that it tells of.</param>
/// <param name="address">Where it goes.</param>
/// <param name="body">The signed JSON, the same at every delivery.</param>
/// <param name="repeated">Whether it is delivered again until it is accepted.</param>
internal sealed class Notification(BankPayment payment, Uri address, string body, bool repeated = true)
{
    private int sent;
    private int accepted;
    private int underWay;

    public Terminal Terminal { get; } = payment.Order.Terminal;

    public long PaymentId { get; } = payment.Id;

    public Uri Address { get; } = address;

    public string Body { get; } = body;

    public bool Repeated { get; } = repeated;

    public int Sent => Volatile.Read(ref sent);

    public int Accepted => Volatile.Read(ref accepted);

    public bool UnderWay => Volatile.Read(ref underWay) > 0;

    public void Leaves() => Interlocked.Increment(ref underWay);

    public void Returns() => Interlocked.Decrement(ref underWay);

    public void Count(NotificationReply reply)
    {
        Interlocked.Increment(ref sent);
        if (reply.Accepted)
        {
            Interlocked.Increment(ref accepted);
        }
    }
}
