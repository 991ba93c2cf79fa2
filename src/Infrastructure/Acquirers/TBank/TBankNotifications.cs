using System.Collections.Frozen;
using System.Text.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Acquirers.WireJson;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Reads the bank's notifications: pure, and never an exception.</summary>
internal static class TBankNotifications
{
    private const int MaxBytes = 64 * 1024;

    // The body is OK and nothing else: any other one makes the bank repeat the notification for a month.
    private static readonly NotificationResponse Accepted = NotificationResponse.Text("OK");

    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        [
            "TerminalKey", "OrderId", "Success", "Status", "PaymentId", "ErrorCode", "Amount", "Pan", "ExpDate", "CardId", "RebillId",
            "Message", "Details", "Data", "DATA", "Token", "SpAccumulationId",
        ],
        StringComparer.Ordinal);

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static NotificationReading Read(RawNotification notification, TBankTerminal terminal)
    {
        if (notification.Body.Length > MaxBytes)
            return Rejected("too large");
        try
        {
            using var document = JsonDocument.Parse(notification.Body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, terminal) : Rejected("no object");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or strings that are no text.
            return Rejected("unreadable");
        }
    }

    /// <summary>The members of a payment's notification that the bank does not describe, and a status that nothing maps.</summary>
    public static UnknownWords UnknownIn(RawNotification notification)
    {
        using var document = JsonDocument.Parse(notification.Body, Strict);
        var root = document.RootElement;
        var status = Scalar(root, "Status");
        if (status == "RECEIPT" || Scalar(root, "OrderId") is null)
            return UnknownWords.None;
        return new UnknownWords(
            [.. root.EnumerateObject().Select(member => member.Name).Where(name => !Known.Contains(name))],
            TBankStatuses.IsKnown(status) ? null : status);
    }

    /// <summary>Accepts all that the bank signed, whatever came of it.</summary>
    public static NotificationResponse Respond(NotificationReading reading) =>
        reading is NotificationReading.Rejected ? NotificationResponse.Refused : Accepted;

    private static NotificationReading Read(JsonElement root, TBankTerminal terminal)
    {
        // With an empty password anybody could sign.
        if (terminal.Password.Length == 0 || Scalar(root, "TerminalKey") != terminal.Key)
            return Rejected("another terminal");
        if (!TBankSignature.Holds(root, terminal.Password))
            return Rejected("the token does not hold");
        // The binding of a card or an account names no order.
        if (
            Scalar(root, "Status") is not { Length: > 0 } status
            || Scalar(root, "NotificationType") == "LINKACCOUNT"
        )
            return new NotificationReading.Ignored("no status of a payment");
        if (Scalar(root, "OrderId") is not { Length: > 0 } orderId)
            return new NotificationReading.Ignored("no order");
        var reference = new AcquirerReference(orderId, Scalar(root, "PaymentId"));
        if (status == "RECEIPT")
            return Receipt(root, reference);
        var sum = TBankStatuses.IsRefundPending(status) ? null : Sum(root);
        // Names are not under the signature: where one is missing, it may have been damaged in a genuine notification.
        return
            reference.AcquirerPaymentId is { Length: > 0 }
            && TBankEvidence.Of(reference, status, sum, Scalar(root, "ErrorCode"), EvidenceSource.Notification) is { } evidence
            ? new NotificationReading.Verified(evidence)
            : new NotificationReading.Unverified(reference);
    }

    // A fiscal receipt has a status of its own, which is none of the payment's.
    private static NotificationReading Receipt(JsonElement root, AcquirerReference reference) =>
        string.Equals(Scalar(root, "Success"), "false", StringComparison.OrdinalIgnoreCase)
            ? new NotificationReading.ReceiptFailed(reference, TBankText.Reason(Words(root)))
            : new NotificationReading.Ignored("a fiscal receipt");

    private static string Words(JsonElement root) =>
        Scalar(root, "ErrorMessage") is { Length: > 0 } words ? words
        : Scalar(root, "Message") is { Length: > 0 } message ? message
        : $"code {Scalar(root, "ErrorCode")}";

    // The bank takes roubles alone and names no currency. Where a notification names another one, its figure is not our sum.
    private static Money? Sum(JsonElement root) =>
        Scalar(root, "Currency") is { Length: > 0 } code
        && code is not ("RUB" or "643")
        && Minor(root, "Amount") is { } minor
            ? Money.FromMinorUnits(minor, Currency.Parse(code) ?? default)
            : TBankEvidence.Roubles(Minor(root, "Amount"));

    private static NotificationReading.Rejected Rejected(string reason) => new(reason);
}
