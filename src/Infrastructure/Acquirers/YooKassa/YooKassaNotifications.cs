using System.Text.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>
/// Reads YooKassa's notifications: pure, and never an exception. They are not signed, so each only says which payment to ask about.
/// </summary>
internal static class YooKassaNotifications
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static NotificationReading Read(RawNotification notification)
    {
        try
        {
            using var document = JsonDocument.Parse(notification.Body, Strict);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new NotificationReading.Rejected("unreadable");
        }
    }

    /// <summary>The status alone counts: anything but 200 is repeated for a day.</summary>
    public static NotificationResponse Respond(NotificationReading reading) =>
        reading is NotificationReading.Rejected ? NotificationResponse.Text("FAIL", 400) : NotificationResponse.Text("OK");

    private static NotificationReading Read(JsonElement root)
    {
        if (Text(root, "type") != "notification" || Text(root, "event") is not { } name || Object(root, "object") is not { } subject)
            return new NotificationReading.Rejected("no notification");
        // A refund names its payment and has none of its metadata.
        var payment = name.StartsWith("payment.", StringComparison.Ordinal) ? Text(subject, "id")
            : name.StartsWith("refund.", StringComparison.Ordinal) ? Text(subject, "payment_id")
            : null;
        return payment is { Length: > 0 and <= 50 }
            ? new NotificationReading.Unverified(new AcquirerReference(Text(subject, "metadata", YooKassaStatuses.OrderKey), payment))
            : new NotificationReading.Ignored(WireText.Cut(name, 50));
    }
}
