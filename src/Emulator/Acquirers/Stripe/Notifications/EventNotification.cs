using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Stripe.Notifications;

/// <summary>An event for one endpoint, and the results of its deliveries. Each delivery is signed anew.</summary>
/// <param name="session">The session that it concerns.</param>
/// <param name="endpoint">Its address and secret.</param>
/// <param name="body">The JSON, the same at every delivery.</param>
/// <param name="clock">The moment of a signature.</param>
internal sealed class EventNotification(CheckoutSession session, WebhookEndpoint endpoint, string body, TimeProvider clock)
    : IEmulatedNotification
{
    public const string SignatureHeader = "Stripe-Signature";

    private int sent;
    private int accepted;

    public string PaymentId => session.Id;

    public string OrderId => session.Order.Reference;

    public Uri Url => endpoint.Url;

    public string ContentType => MediaTypeNames.Application.Json;

    public string Body { get; } = body;

    /// <summary>False for one that is sent once, such as an altered one.</summary>
    public bool IsRepeated { get; init; } = true;

    public bool IsSignedWrongly { get; init; }

    public int Sent => Volatile.Read(ref sent);

    public int Accepted => Volatile.Read(ref accepted);

    /// <summary>The headers of a delivery at this moment.</summary>
    public IReadOnlyDictionary<string, string> Headers =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [SignatureHeader] = Signature(clock.GetUtcNow()) };

    public string Signature(DateTimeOffset at)
    {
        var moment = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Encoding.UTF8.GetBytes(IsSignedWrongly ? endpoint.Secret + "!" : endpoint.Secret);
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{moment}.{Body}"));
        return $"t={moment},v1={Convert.ToHexStringLower(hash)},v0={new string('0', 64)}";
    }

    public void Delivered(int httpStatus, string reply)
    {
        Interlocked.Increment(ref sent);
        if (httpStatus is >= 200 and < 300)
            Interlocked.Increment(ref accepted);
    }

    public IEmulatedNotification Altered(FalseClaim claim)
    {
        var json = JsonNode.Parse(Body)!.AsObject();
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
            case FalseClaim.WrongSignature:
                break;
        }
        return new EventNotification(session, endpoint, json.ToJsonString(), clock)
        {
            IsRepeated = false,
            IsSignedWrongly = claim == FalseClaim.WrongSignature,
        };
    }
}
