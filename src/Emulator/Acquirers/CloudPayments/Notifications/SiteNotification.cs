using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CleanAcquiring.Emulator.Acquirers.Delivery;

namespace CleanAcquiring.Emulator.Acquirers.CloudPayments.Notifications;

/// <summary>Writes and signs notifications: a form, and two signatures of it.</summary>
internal static class SiteNotification
{
    private const string Accepted = """{"code":0}""";

    /// <param name="order">The notification is about it.</param>
    /// <param name="kind">Each has a URL of its own.</param>
    /// <param name="fields">In this order; null values are left out.</param>
    public static OutgoingNotification? Of(SiteOrder order, string kind, IReadOnlyList<KeyValuePair<string, string?>> fields) =>
        order.Site.AddressOf(kind) is { } url
            ? Of(order, url, [.. fields.Where(field => field.Value is not null)], order.Site.ApiSecret)
            : null;

    /// <summary>The parameters that every notification of a payment has.</summary>
    public static List<KeyValuePair<string, string?>> Payment(SiteOrder order, string status, DateTimeOffset now) =>
    [
        new("TransactionId", order.Id),
        new("Amount", WireJson.Format(order.Amount)),
        new("Currency", order.Currency),
        new("PaymentAmount", WireJson.Format(order.Amount)),
        new("PaymentCurrency", order.Currency),
        new("DateTime", now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        new("InvoiceId", order.OrderId),
        new("AccountId", ""),
        new("Email", WireJson.Text(order.Parameters, "userInfo", "email") ?? ""),
        new("CardFirstSix", order.IsSbp ? null : "424242"),
        new("CardLastFour", order.IsSbp ? null : "4242"),
        new("PaymentMethod", order.IsSbp ? "Sbp" : null),
        new("TestMode", "1"),
        new("Status", status),
        new("OperationType", "Payment"),
        new("Description", order.Description),
        new("Data", ""),
        // Unannounced parameters come.
        new("CustomFields", "[]"),
    ];

    public static bool IsAccepted(int status, string reply) => status == 200 && Plain(reply) == Accepted;

    private static OutgoingNotification Of(SiteOrder order, Uri url, List<KeyValuePair<string, string?>> fields, string secret)
    {
        var body = string.Join('&', fields.Select(field => $"{field.Key}={WebUtility.UrlEncode(field.Value)}"));
        var decoded = string.Join('&', fields.Select(field => $"{field.Key}={field.Value}"));
        return new OutgoingNotification(order.Id, order.OrderId, url, body)
        {
            ContentType = "application/x-www-form-urlencoded",
            Sign = (_, _) => new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["content-hmac"] = Hmac(body, secret), ["x-content-hmac"] = Hmac(decoded, secret),
            },
            Accepts = IsAccepted,
            Alter = (_, claim) => Altered(order, url, fields, secret, claim),
        };
    }

    private static OutgoingNotification Altered(
        SiteOrder order, Uri url, List<KeyValuePair<string, string?>> fields, string secret, FalseClaim claim) => claim switch
    {
        FalseClaim.WrongAmount => Of(order, url, With(fields, "Amount", WireJson.Format(order.Amount + 1m)), secret),
        FalseClaim.WrongCurrency => Of(order, url, With(fields, "Currency", "USD"), secret),
        FalseClaim.WrongSignature or FalseClaim.OtherAlgorithm =>
            Of(order, url, With(fields, "Status", SiteStatus.Completed), secret + "x"),
        FalseClaim.NewField => Of(order, url, [.. fields, new("PaymentChannel", "web")], secret),
        FalseClaim.RenamedStatus => Of(order, url, With(fields, "Status", "Renamed"), secret),
    };

    private static List<KeyValuePair<string, string?>> With(List<KeyValuePair<string, string?>> fields, string name, string value) =>
        [.. fields.Select(field => field.Key == name ? new KeyValuePair<string, string?>(name, value) : field)];

    private static string Hmac(string message, string secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(message)));

    private static string Plain(string reply) => reply.Replace(" ", "", StringComparison.Ordinal).Trim();
}
