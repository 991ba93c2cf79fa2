using System.Net;
using System.Text;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.CloudPayments;

/// <summary>A site, and notifications signed by it.</summary>
internal static class Site
{
    public const string Secret = "cp_demo_secret_42";
    public static readonly CloudPaymentsSite Live = new("pk_demo", Secret, IsTest: false);
    public static readonly CloudPaymentsSite Test = Live with { IsTest = true };

    /// <summary>A payment of 1499.00 roubles that a card was charged with.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Pay =
    [
        new("TransactionId", "3504218337"),
        new("Amount", "1499.00"),
        new("Currency", "RUB"),
        new("DateTime", "2026-03-03 09:15:00"),
        new("InvoiceId", "918273-abc"),
        new("Email", "user+17@example.com"),
        new("Name", "IVAN PETROV"),
        new("Status", "Completed"),
        new("OperationType", "Payment"),
        new("GatewayName", "Tinkoff"),
        new("Data", """{"k":"заказ"}"""),
    ];

    public static AcquirerConnection Connection(params (string Key, string Value)[] changes)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["publicId"] = "pk_demo", ["apiSecret"] = Secret };
        foreach (var (key, value) in changes)
            values[key] = value;
        return new AcquirerConnection(values);
    }

    /// <summary>The parameters with one changed, or left out where the value is null.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> With(
        this IReadOnlyList<KeyValuePair<string, string>> fields, string name, string? value) =>
        [.. fields.Where(field => field.Key != name), .. value is null ? [] : new[] { KeyValuePair.Create(name, value) }];

    public static RawNotification Signed(
        string topic, IEnumerable<KeyValuePair<string, string>> fields, string secret = Secret) =>
        Signed(topic, string.Join('&', fields.Select(field => $"{field.Key}={WebUtility.UrlEncode(field.Value)}")), secret);

    public static RawNotification Signed(string topic, string body, string secret = Secret) =>
        Raw(topic, body, ("content-hmac", Sign(body, secret)));

    public static RawNotification Raw(string? topic, string body, params (string Name, string Value)[] headers) => new(
        Encoding.UTF8.GetBytes(body),
        "application/x-www-form-urlencoded",
        null,
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal))
    {
        Topic = topic,
    };

    public static string Sign(string message, string secret = Secret) =>
        Convert.ToBase64String(CloudPaymentsSignature.Compute(Encoding.UTF8.GetBytes(message), secret));
}
