using System.Text.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Reads the bank's notifications: pure, and never an exception.</summary>
internal static class TBankNotifications
{
    private const int Largest = 64 * 1024;

    // Two Latin letters and nothing else; anything more is repeated for a month.
    private static readonly NotificationResponse Heard = new(200, "text/plain", "OK");

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static NotificationReading Read(RawNotification notification, TBankSettings settings)
    {
        if (notification.Body.Length > Largest)
            return Rejected("too large");
        try
        {
            using var document = JsonDocument.Parse(notification.Body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Judge(document.RootElement, settings) : Rejected("no object");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or strings that are no text.
            return Rejected("unreadable");
        }
    }

    private static NotificationReading Judge(JsonElement root, TBankSettings settings)
    {
        // Without a password anybody could sign.
        if (settings.Password.Length == 0 || TBankReply.Text(root, "TerminalKey") != settings.TerminalKey)
            return Rejected("another terminal");
        if (!TBankSignature.Holds(root, settings.Password))
            return Rejected("the token does not hold");
        // A fiscal receipt has a status of its own; the binding of a card or an account names no order.
        if (
            TBankReply.Text(root, "Status") is not { Length: > 0 } status
            || status == "RECEIPT"
            || TBankReply.Text(root, "NotificationType") == "LINKACCOUNT"
        )
            return new NotificationReading.Ignored("no status of a payment", Heard);
        if (TBankReply.Text(root, "OrderId") is not { Length: > 0 } orderId)
            return new NotificationReading.Ignored("no order", Heard);
        var reference = new AcquirerReference(orderId, TBankReply.Text(root, "PaymentId"));
        var sum = TBankStatuses.IsRefundPending(status) ? null : Sum(root);
        // Names are not under the signature: a letter in which one is missing may be a genuine one with the name damaged.
        return
            reference.AcquirerPaymentId is { Length: > 0 }
            && TBankEvidence.Of(reference, status, sum, TBankReply.Text(root, "ErrorCode"), EvidenceSource.Notification) is { } evidence
            ? new NotificationReading.Verified(evidence, Heard)
            : new NotificationReading.Unverified(reference, Heard);
    }

    // The bank takes roubles alone and names no currency. Should a letter name another one, its figure is not our sum.
    private static Money? Sum(JsonElement root) =>
        TBankReply.Text(root, "Currency") is { Length: > 0 } code
        && code is not ("RUB" or "643")
        && TBankReply.Kopecks(root, "Amount") is { } minor
            ? Money.FromMinorUnits(minor, Currency.Parse(code) ?? default)
            : TBankEvidence.Roubles(TBankReply.Kopecks(root, "Amount"));

    private static NotificationReading.Rejected Rejected(string reason) => new(reason, NotificationResponse.Refused);
}
