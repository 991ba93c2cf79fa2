using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Notifications;

/// <summary>The events that Stripe owes to the endpoints of its accounts.</summary>
internal sealed class EventOutbox(TimeProvider clock)
{
    // As Stripe writes them: on several lines, Cyrillic not escaped.
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Channel<EventNotification> due = Channel.CreateUnbounded<EventNotification>();
    private readonly ConcurrentQueue<EventNotification> written = [];
    private int lastNumber;

    public ChannelReader<EventNotification> Due => due.Reader;

    /// <summary>Tells every endpoint of the account of an event, with a snapshot of its object.</summary>
    public void Announce(CheckoutSession session, string type, JsonObject subject)
    {
        WebhookEndpoint[] endpoints;
        lock (session.Order.Account.Endpoints)
            endpoints = [.. session.Order.Account.Endpoints];
        foreach (var endpoint in endpoints)
        {
            var body = new JsonObject
            {
                ["id"] = $"evt_1{Interlocked.Increment(ref lastNumber):x8}",
                ["object"] = "event",
                ["api_version"] = endpoint.ApiVersion,
                ["created"] = clock.GetUtcNow().ToUnixTimeSeconds(),
                ["data"] = new JsonObject { ["object"] = subject.DeepClone() },
                ["livemode"] = false,
                ["pending_webhooks"] = endpoints.Length,
                ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
                ["type"] = type,
            };
            var notification = new EventNotification(session, endpoint, body.ToJsonString(Pretty), clock);
            written.Enqueue(notification);
            due.Writer.TryWrite(notification);
        }
    }

    public void PostAgain(EventNotification notification) => due.Writer.TryWrite(notification);

    /// <summary>Takes the deliveries that are due from the sender.</summary>
    public IReadOnlyList<EventNotification> Collect()
    {
        List<EventNotification> collected = [];
        while (due.Reader.TryRead(out var notification))
            collected.Add(notification);
        return collected;
    }

    public IReadOnlyList<EventNotification> Unaccepted() =>
        [.. written.Where(notification => notification is { IsRepeated: true, Accepted: 0 })];

    public IReadOnlyList<EventNotification> Of(string sessionId) =>
        [.. written.Where(notification => notification.PaymentId == sessionId)];
}
