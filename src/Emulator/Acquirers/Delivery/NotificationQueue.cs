using System.Collections.Concurrent;
using System.Threading.Channels;

namespace CleanAcquiring.Emulator.Acquirers.Delivery;

/// <summary>A notification that an emulated acquirer owes to a merchant, and the results of its deliveries.</summary>
/// <param name="PaymentId">The acquirer's id of the payment.</param>
/// <param name="OrderId">The gateway's order.</param>
/// <param name="Url">With the query where it is a GET.</param>
/// <param name="Body">Empty for a GET.</param>
internal sealed record OutgoingNotification(string PaymentId, string OrderId, Uri Url, string Body) : IEmulatedNotification
{
    private int sent;
    private int accepted;

    public string Method { get; init; } = HttpMethods.Post;

    public string ContentType { get; init; } = "application/json";

    /// <summary>True for a reply that ends the repetitions; HTTP 200 where nothing else is said.</summary>
    public Func<int, string, bool> Accepts { get; init; } = static (status, _) => status == StatusCodes.Status200OK;

    /// <summary>Makes the further headers of a delivery from its body and moment, such as a signature; lower-case names.</summary>
    public Func<string, DateTimeOffset, IReadOnlyDictionary<string, string>> Sign { get; init; } =
        static (_, _) => new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The acquirer's clock, which tests move.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public IReadOnlyDictionary<string, string> Headers => Sign(Body, Clock.GetUtcNow());

    /// <summary>Makes the same with a false claim.</summary>
    public required Func<OutgoingNotification, FalseClaim, OutgoingNotification> Alter { get; init; }

    /// <summary>False for one that is sent once, such as an altered one.</summary>
    public bool IsRepeated { get; init; } = true;

    public int Sent => Volatile.Read(ref sent);

    public int Accepted => Volatile.Read(ref accepted);

    public void Delivered(int httpStatus, string reply)
    {
        Interlocked.Increment(ref sent);
        if (Accepts(httpStatus, reply))
            Interlocked.Increment(ref accepted);
    }

    public IEmulatedNotification Altered(FalseClaim claim) => WithClaim(claim);

    public OutgoingNotification WithClaim(FalseClaim claim) => Alter(this, claim) with { IsRepeated = false };
}

/// <summary>The notifications of one emulated acquirer. Each acquirer derives its own, so that one sender serves all.</summary>
/// <param name="acquirer">Its name, the beginning of its faults' names.</param>
internal abstract class NotificationQueue(string acquirer)
{
    private readonly Channel<OutgoingNotification> due = Channel.CreateUnbounded<OutgoingNotification>();
    private readonly ConcurrentQueue<OutgoingNotification> written = [];

    public string Acquirer => acquirer;

    /// <summary>Deliveries after which there is silence.</summary>
    public virtual int MostDeliveries => 30;

    public ChannelReader<OutgoingNotification> Due => due.Reader;

    public void Post(OutgoingNotification notification)
    {
        written.Enqueue(notification);
        due.Writer.TryWrite(notification);
    }

    public void PostAgain(OutgoingNotification notification) => due.Writer.TryWrite(notification);

    /// <summary>Takes the deliveries that are due from the sender.</summary>
    public IReadOnlyList<OutgoingNotification> Collect()
    {
        List<OutgoingNotification> collected = [];
        while (due.Reader.TryRead(out var notification))
            collected.Add(notification);
        return collected;
    }

    public IReadOnlyList<OutgoingNotification> Unaccepted() =>
        [.. written.Where(notification => notification is { IsRepeated: true, Accepted: 0 })];

    public IReadOnlyList<OutgoingNotification> Of(string paymentId) =>
        [.. written.Where(notification => notification.PaymentId == paymentId)];
}
