using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Sandbox;

/// <summary>Writes and reads the sandbox's notifications: pure, and reading is never an exception.</summary>
internal static class SandboxNotifications
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter<SandboxStatus>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static RawNotification Write(string order, SandboxPayment payment, SandboxShop shop, DateTimeOffset now)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Contents(order, payment), Json);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SandboxSignature.Header] = SandboxSignature.Compute(body, shop.Secret),
        };
        return new RawNotification(body, MediaTypeNames.Application.Json, null, headers) { ReceivedAt = now };
    }

    public static NotificationReading Read(RawNotification notification, SandboxShop shop)
    {
        var signature = notification.Headers.GetValueOrDefault(SandboxSignature.Header);
        if (!SandboxSignature.Holds(notification.Body.Span, signature, shop.Secret))
            return new NotificationReading.Rejected("the signature does not hold");
        try
        {
            return JsonSerializer.Deserialize<Contents>(notification.Body.Span, Json)
                is { Order.Length: > 0, Payment: { } payment } contents && payment.Shop == shop.Name
                ? new NotificationReading.Verified(SandboxStatuses.Of(contents.Order, payment, EvidenceSource.Notification))
                : new NotificationReading.Rejected("another shop");
        }
        catch (JsonException)
        {
            return new NotificationReading.Rejected("unreadable");
        }
    }

    private sealed record Contents(string Order, SandboxPayment Payment);
}
