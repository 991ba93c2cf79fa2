using System.Globalization;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.PayKeeper.Wire;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>
/// Reads PayKeeper's notifications, forms that come of accepted payments alone: pure, and never an exception. The signature covers the
/// ids of payment, payer and order and the sum.
/// </summary>
internal static class PayKeeperNotifications
{
    private const int MostFields = 64;

    public static NotificationReading Read(RawNotification notification, PayKeeperShop shop)
    {
        if (Parse(Encoding.UTF8.GetString(notification.Body.Span)) is not { } fields)
            return new NotificationReading.Rejected("unreadable");
        var (id, sum, key) = (fields.GetValueOrDefault("id", ""), fields.GetValueOrDefault("sum", ""), fields.GetValueOrDefault("key", ""));
        // The values are signed without separators: only their shapes keep them apart.
        if (id.Length is 0 or > 20 || !id.All(char.IsAsciiDigit) || SumOf(sum) is not { } roubles)
            return new NotificationReading.Rejected("no payment and sum");
        var (client, order) = (fields.GetValueOrDefault("clientid", ""), fields.GetValueOrDefault("orderid", ""));
        // As it came, else as older modules write it. With an empty secret word anybody could sign.
        if (shop.SecretWord.Length == 0 || !Holds(sum) && !Holds(PayKeeperReceipts.Sum(roubles)))
            return new NotificationReading.Rejected("the signature does not hold");
        return Signed(fields, roubles, client, order) with
        {
            Acknowledgement = $"OK {PayKeeperSignature.Of(id, shop.SecretWord)}",
        };

        bool Holds(string text) =>
            PayKeeperSignature.IsSame(key, PayKeeperSignature.Of(id, text, client, order, shop.SecretWord));
    }

    /// <summary>Anything but the signed acknowledgement is repeated, and in the end the payment is stuck at PayKeeper.</summary>
    public static NotificationResponse Respond(NotificationReading reading) =>
        reading.Acknowledgement is { } words ? NotificationResponse.Text(words) : NotificationResponse.Refused;

    // We send no payer. With one, another system's payment might read as an order of ours: PayKeeper is asked.
    private static NotificationReading Signed(Dictionary<string, string> fields, Money sum, string client, string order) =>
        order.Length is 0 or > 64 ? new NotificationReading.Ignored("no order")
        : client.Length > 0 ? new NotificationReading.Unverified(new AcquirerReference(order, null))
        : new NotificationReading.Verified(Evidence(fields, sum, order));

    // Filled where the money is only authorized, until it is captured on that day.
    private static Evidence Evidence(Dictionary<string, string> fields, Money sum, string order)
    {
        var captureDay = fields.GetValueOrDefault("batch_date", "").Trim();
        var isAuthorized = captureDay.Length > 0;
        return new Evidence(
            isAuthorized ? EvidenceKind.Authorized : EvidenceKind.Paid,
            // The id is the payment's; the one that we know is the invoice's.
            new AcquirerReference(order, null),
            sum,
            EvidenceSource.Notification,
            isAuthorized ? $"authorized until {WireText.Cut(captureDay, 30)}" : "notified")
        {
            At = PayKeeperTime.Read(fields.GetValueOrDefault("obtain_datetime")),
        };
    }

    private static Money? SumOf(string text)
    {
        var parts = text.Split('.');
        return text.Length <= 16 && parts.Length <= 2 && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            && (parts.Length == 1 || parts[1].Length <= 2)
            && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var roubles)
                ? Money.Rub(roubles)
                : null;
    }

    // Null for a name that comes twice: which of the two is signed could not be told.
    private static Dictionary<string, string>? Parse(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            if (fields.Count == MostFields || !fields.TryAdd(Decode(parts[0]), parts.Length == 2 ? Decode(parts[1]) : ""))
                return null;
        }
        return fields;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
