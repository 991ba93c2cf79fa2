using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Notifications;

/// <summary>The events that Stripe owes to the endpoints of its accounts. Each delivery is signed anew.</summary>
internal sealed class EventOutbox(TimeProvider clock) : NotificationQueue(StripeEmulator.AcquirerName)
{
    public const string SignatureHeader = "stripe-signature";

    // As Stripe writes them: on several lines, Cyrillic not escaped.
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private int lastNumber;

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
            Post(new OutgoingNotification(session.Id, session.Order.Reference, endpoint.Url, body.ToJsonString(Pretty))
            {
                Accepts = (status, _) => status is >= 200 and < 300,
                Clock = clock,
                Sign = SignedBy(endpoint.Secret),
                Alter = (genuine, claim) => Altered(genuine, claim, endpoint),
            });
        }
    }

    private static Func<string, DateTimeOffset, IReadOnlyDictionary<string, string>> SignedBy(string secret) => (body, at) =>
    {
        var moment = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{moment}.{body}"));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SignatureHeader] = $"t={moment},v1={Convert.ToHexStringLower(hash)},v0={new string('0', 64)}",
        };
    };

    private static OutgoingNotification Altered(OutgoingNotification genuine, FalseClaim claim, WebhookEndpoint endpoint)
    {
        var json = JsonNode.Parse(genuine.Body)!.AsObject();
        var subject = json["data"]!["object"]!.AsObject();
        switch (claim)
        {
            case FalseClaim.WrongAmount:
                foreach (var name in new[] { "amount_total", "amount", "amount_capturable", "amount_received" })
                {
                    if (subject[name] is JsonValue value && value.GetValue<long>() > 0)
                        subject[name] = value.GetValue<long>() + 100;
                }
                break;
            case FalseClaim.WrongCurrency:
                subject["currency"] = "usd";
                break;
            case FalseClaim.WrongSignature or FalseClaim.OtherAlgorithm:
                return genuine with { Sign = SignedBy(endpoint.Secret + "!") };
        }
        return genuine with { Body = json.ToJsonString() };
    }
}
