using System.Globalization;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>Reads the call of ResultURL, by GET or POST: pure, and never an exception. It comes of success alone.</summary>
internal static class RobokassaNotifications
{
    private const int MostParameters = 64;

    public static NotificationReading Read(RawNotification notification, RobokassaShop shop)
    {
        var text = notification.Method == "GET" ? notification.Query?.TrimStart('?') : Encoding.UTF8.GetString(notification.Body.Span);
        if (Parse(text ?? "") is not { } parameters)
            return new NotificationReading.Rejected("unreadable");
        var (sum, number) = (Of(parameters, "OutSum", "out_summ"), Of(parameters, "InvId", "inv_id"));
        if (sum is null || number is null || Of(parameters, "SignatureValue", "crc") is not { } claimed)
            return new NotificationReading.Rejected("OutSum, InvId and SignatureValue are required");
        // The strings as they came: a sum written anew would be signed otherwise.
        List<string> signed = [sum, number];
        var isLive = Holds(shop.Live.Second);
        if (!isLive && !Holds(shop.Test.Second))
            return new NotificationReading.Rejected("the signature does not hold");
        return decimal.TryParse(sum, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var roubles)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var order)
                ? new NotificationReading.Verified(Evidence(parameters, roubles, order, isLive, shop))
                : new NotificationReading.Rejected("no number and sum of an order");

        // With an empty password anybody could sign.
        bool Holds(string password) => password.Length > 0 && RobokassaSignature.IsSame(
            claimed, RobokassaSignature.Of(shop.Hash, [.. signed, password, .. RobokassaSignature.Extras(parameters)]));
    }

    /// <summary>The number of the order after OK ends the repetitions; nothing else does.</summary>
    public static NotificationResponse Respond(NotificationReading reading) => reading switch
    {
        NotificationReading.Verified verified =>
            NotificationResponse.Text($"OK{RobokassaStart.Number(verified.Evidence.Reference.OrderNumber)}"),
        NotificationReading.Rejected rejected => NotificationResponse.Text($"Refused: {rejected.Reason}.", 400),
        _ => NotificationResponse.Refused,
    };

    private static Evidence Evidence(
        Dictionary<string, string> parameters, decimal roubles, long order, bool isLive, RobokassaShop shop) =>
        new(
            EvidenceKind.Paid,
            new AcquirerReference(parameters.GetValueOrDefault(RobokassaStart.OrderField), null, order),
            Money.Rub(roubles),
            EvidenceSource.Notification,
            "ResultURL")
        {
            Objection = isLive || shop.IsTest ? null : "a test payment of a method that is not in test mode",
        };

    private static string? Of(Dictionary<string, string> parameters, string name, string legacy) =>
        parameters.GetValueOrDefault(name) ?? parameters.GetValueOrDefault(legacy);

    // Null for a name that comes twice: which of the two is signed could not be told.
    private static Dictionary<string, string>? Parse(string text)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            if (parameters.Count == MostParameters || !parameters.TryAdd(Decode(parts[0]), parts.Length == 2 ? Decode(parts[1]) : ""))
                return null;
        }
        return parameters;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
