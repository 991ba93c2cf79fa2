using System.Text;
using System.Text.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>
/// Reads notifications: pure, and never an exception. Their sum and meaning differ from bank to bank, and a checksum may be switched
/// off, so even a signed one only says which order to ask about.
/// </summary>
internal static class RbsNotifications
{
    private const int MaxBytes = 64 * 1024;
    private const int MostParameters = 128;
    private const int LongestKey = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Of cards, subscriptions and the opening itself.
    private static readonly string[] Others = ["bindingCreated", "bindingActivityChanged", "subscriptionCreated", "created"];

    /// <param name="notification">By GET, as a form or as JSON.</param>
    /// <param name="key">The symmetric key; empty for none.</param>
    /// <param name="publicKey">The bank's public key; empty for none.</param>
    public static NotificationReading Read(RawNotification notification, string key, string publicKey)
    {
        if (notification.Body.Length > MaxBytes || notification.Query?.Length > MaxBytes)
            return Rejected("too large");
        if (Parameters(notification) is not { } parameters)
            return Rejected("unreadable");
        if ((key.Length > 0 || publicKey.Length > 0) && !RbsSignature.Holds(parameters, key, publicKey))
            return Rejected("the checksum does not hold");
        if (Others.Contains(parameters.GetValueOrDefault("operation"), StringComparer.Ordinal))
            return new NotificationReading.Ignored("about no payment");
        // The spelling of mdOrder differs from bank to bank.
        var id = Key(parameters, "mdOrder") ?? Key(parameters, "mdorder");
        var number = Key(parameters, "orderNumber") ?? Key(parameters, "ordernumber");
        return id is null && number is null
            ? Rejected("no order")
            : new NotificationReading.Unverified(new AcquirerReference(number, id));
    }

    /// <summary>HTTP 200 ends the repetitions; the body is not read.</summary>
    public static NotificationResponse Respond(NotificationReading reading) =>
        reading is NotificationReading.Rejected ? NotificationResponse.Refused : NotificationResponse.Text("OK");

    private static Dictionary<string, string>? Parameters(RawNotification notification)
    {
        try
        {
            if (notification.Method == "GET")
                return FormOf(notification.Query?.TrimStart('?') ?? "");
            var text = Utf8.GetString(notification.Body.Span).TrimStart('\uFEFF');
            return text.AsSpan().TrimStart().StartsWith("{") ? JsonOf(text) : FormOf(text);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, or bytes and strings that are no text.
            return null;
        }
    }

    // Null for a name that comes twice: which of the two is signed could not be told.
    private static Dictionary<string, string>? FormOf(string text)
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

    private static Dictionary<string, string> JsonOf(string text)
    {
        using var document = JsonDocument.Parse(text, Strict);
        var root = document.RootElement;
        return root.EnumerateObject()
            .Select(member => (member.Name, Value: WireJson.Scalar(root, member.Name)))
            .Where(member => member.Value is not null)
            .ToDictionary(member => member.Name, member => member.Value!, StringComparer.Ordinal);
    }

    private static string? Key(Dictionary<string, string> parameters, string name) =>
        parameters.GetValueOrDefault(name) is { Length: > 0 and <= LongestKey } key && !key.Any(char.IsControl) ? key : null;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static NotificationReading.Rejected Rejected(string reason) => new(reason);
}
