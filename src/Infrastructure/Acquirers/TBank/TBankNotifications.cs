using System.Text.Json;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Reads the bank's notifications: pure, and never an exception.</summary>
internal static class TBankNotifications
{
    // Two Latin letters and nothing else; anything more is repeated for a month.
    private static readonly NotificationReply Heard = new(200, "text/plain", "OK");

    private const int LongestBody = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static NotificationVerdict Read(RawNotification notification, TBankSettings settings)
    {
        if (notification.Body.Length > LongestBody)
            return Forged("too long");
        try
        {
            using var document = JsonDocument.Parse(notification.Body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Judge(document.RootElement, settings) : Forged("no object");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or strings that are no text.
            return Forged("unreadable");
        }
    }

    private static NotificationVerdict Judge(JsonElement root, TBankSettings settings)
    {
        // Without a password anybody could sign.
        if (settings.Password.Length == 0 || TBankReply.Text(root, "TerminalKey") != settings.TerminalKey)
            return Forged("another terminal");
        if (!TBankSignature.Holds(root, settings.Password))
            return Forged("the token does not hold");
        if (TBankReply.Text(root, "Status") is not { } status || status == "RECEIPT" || root.TryGetProperty("NotificationType", out _))
            return new NotificationVerdict.NotOurs("no status of a payment", Heard);
        if (TBankReply.Text(root, "OrderId") is not { Length: > 0 } orderId)
            return new NotificationVerdict.NotOurs("no order", Heard);
        return new NotificationVerdict.Proved(
            TBankEvidence.Of(orderId, TBankReply.Text(root, "PaymentId"), status, TBankReply.Kopecks(root, "Amount"), TBankReply.Text(root, "ErrorCode"), EvidenceSource.Notification),
            Heard);
    }

    private static NotificationVerdict.Forged Forged(string reason) => new(reason, NotificationReply.Refused);
}
