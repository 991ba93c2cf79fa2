using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Domain.Webhooks;

/// <summary>One event on its way to one endpoint; ids sort in the order in which the events happened.</summary>
public sealed class WebhookDelivery
{
    private const int LargestOrder = 0xFFF;

    public WebhookDelivery(TenantKey tenant, Guid endpoint, WebhookMessage message)
    {
        Tenant = tenant;
        Id = IdOf(message.At, message.Order);
        Endpoint = endpoint;
        Event = message.Event;
        Body = message.Body;
        CreatedAt = message.At;
        State = WebhookDeliveryState.Pending;
    }

    // For the mapper of the database, which fills the properties afterwards.
    private WebhookDelivery()
    {
        Id = "";
        Event = "";
        Body = "";
    }

    public TenantKey Tenant { get; private set; }

    /// <summary>32 hexadecimal digits: the same at every try, so that a receiver knows a copy.</summary>
    public string Id { get; private set; }

    public Guid Endpoint { get; private set; }

    /// <summary>One of <see cref="WebhookEvents"/>.</summary>
    public string Event { get; private set; }

    /// <summary>JSON without personal data, as it is signed.</summary>
    public string Body { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public WebhookDeliveryState State { get; private set; }

    /// <summary>Tries so far; in the database the guard against two writers at once.</summary>
    public int Attempts { get; private set; }

    public DateTimeOffset? LastTriedAt { get; private set; }

    /// <summary>The HTTP status of the last try; null without an answer.</summary>
    public int? LastStatus { get; private set; }

    /// <summary>The fault of the last try in our own words; never the receiver's.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>The smallest id of a time.</summary>
    public static string FirstId(DateTimeOffset at) => string.Concat(IdOf(at, 0).AsSpan(0, 16), "0000000000000000");

    public void Try(int? status, string? error, DateTimeOffset now)
    {
        Attempts++;
        LastTriedAt = now;
        LastStatus = status;
        LastError = error;
        if (error is null)
            (State, DeliveredAt) = (WebhookDeliveryState.Delivered, now);
    }

    /// <summary>Orders it once more, under the same id.</summary>
    public void Resend() => (State, DeliveredAt) = (WebhookDeliveryState.Pending, null);

    // The twelve bits after the milliseconds count the events within one (RFC 9562, 6.2, method 1).
    private static string IdOf(DateTimeOffset at, int order)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(bytes, bigEndian: true, out _);
        var counted = Math.Min(order, LargestOrder);
        bytes[6] = (byte)(0x70 | counted >> 8);
        bytes[7] = (byte)counted;
        return new Guid(bytes, bigEndian: true).ToString("N");
    }
}

public enum WebhookDeliveryState
{
    /// <summary>Waits for its turn, or for the next try.</summary>
    Pending = 1,

    /// <summary>The receiver answered with a status of 2xx.</summary>
    Delivered = 2,
}

/// <summary>An event with its body, before it is known who wants it.</summary>
/// <param name="Tenant">The account.</param>
/// <param name="Event">One of <see cref="WebhookEvents"/>.</param>
/// <param name="At">By our clock.</param>
/// <param name="Order">Its place among the events of the same payment in the same millisecond.</param>
/// <param name="Body">JSON without personal data.</param>
public sealed record WebhookMessage(TenantKey Tenant, string Event, DateTimeOffset At, int Order, string Body);
