using System.Globalization;
using System.Text.Json;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments.Wire;

/// <summary>A response of CloudPayments, or the silence in place of one.</summary>
internal sealed record CloudPaymentsResponse
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>The reason why no usable response came after something was sent; null where CloudPayments answered.</summary>
    public string? Silence { get; private init; }

    /// <summary>The call was executed; it does not say that money moved.</summary>
    public bool IsSuccess { get; private init; }

    /// <summary>Public id and secret were not accepted.</summary>
    public bool IsUnauthorized { get; private init; }

    /// <summary>A transaction; beside a refusal as well where one was made. Null for none.</summary>
    public JsonElement? Model { get; private init; }

    /// <summary>CloudPayments' words, or the silence, for the seller.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>True where nothing was found, by CloudPayments' own word.</summary>
    public bool IsNotFound => Silence is null && !IsSuccess && Model is null && !IsUnauthorized
        && Reason.Equals("Not found", StringComparison.OrdinalIgnoreCase);

    public static CloudPaymentsResponse Silent(string reason) => new() { Silence = reason, Reason = reason };

    /// <summary>Reads an answer: business refusals come with HTTP 200. A 5xx is silence.</summary>
    public static CloudPaymentsResponse Parse(int status, ReadOnlyMemory<byte> body)
    {
        if (status == 401)
            return new CloudPaymentsResponse { IsUnauthorized = true, Reason = "public id and API secret are not accepted" };
        if (status >= 500)
            return Silent($"status {status}");
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var root = document.RootElement.Clone();
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("Success", out var success)
                && success.ValueKind is JsonValueKind.True or JsonValueKind.False)
                return Answer(root, success.ValueKind == JsonValueKind.True);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not its own answer: a proxy's page.
        }
        return Silent($"status {status}, unreadable");
    }

    /// <summary>A text or a number as text; null when it is absent, empty or of another type.</summary>
    public static string? Text(JsonElement root, string name) =>
        root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out var member) ? null
        : member.ValueKind == JsonValueKind.Number ? member.GetRawText()
        : member.ValueKind == JsonValueKind.String && member.GetString() is { Length: > 0 } text ? text
        : null;

    /// <summary>A transaction's number, which is greater than 2³¹.</summary>
    public static string? Id(JsonElement root, string name) =>
        long.TryParse(Text(root, name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id.ToString(CultureInfo.InvariantCulture)
            : null;

    public static bool IsTrue(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.True;

    /// <summary>The sum of a transaction in its currency.</summary>
    public static Money? Sum(JsonElement root) => Sum(Text(root, "Amount"), Text(root, "Currency"));

    public static Money? Sum(string? amount, string? currency) =>
        Currency.Parse(currency) is { } known
        && decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new Money(value, known)
            : null;

    private static CloudPaymentsResponse Answer(JsonElement root, bool isSuccess)
    {
        var model = WireJson.Object(root, nameof(Model));
        string?[] words =
        [
            Text(root, "Message"),
            model is { } one ? Text(one, "ReasonCode") : null,
            model is { } same ? Text(same, "Reason") : null,
        ];
        return new CloudPaymentsResponse
        {
            IsSuccess = isSuccess,
            Model = model,
            Reason = WireText.Cut(string.Join(' ', words.Where(word => word is not null and not "0")) is { Length: > 0 } text
                ? text
                : "refused without a reason", 200),
        };
    }
}
