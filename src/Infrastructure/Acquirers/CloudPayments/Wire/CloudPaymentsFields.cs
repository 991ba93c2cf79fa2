using System.Net;
using System.Text;
using System.Text.Json;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments.Wire;

/// <summary>The parameters of a notification, which comes as a form or, where the seller chose so, as JSON.</summary>
internal sealed class CloudPaymentsFields
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonDocumentOptions Plain = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private CloudPaymentsFields()
    {
    }

    /// <summary>
    /// The decoded parameters as one text, which the second signature is over; null where a decoded ampersand would make the text
    /// ambiguous.
    /// </summary>
    public string? Decoded { get; private set; }

    /// <summary>Null where it is absent or empty.</summary>
    public string? this[string name] => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Null for a body that is neither, and for one that names a parameter twice.</summary>
    public static CloudPaymentsFields? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var text = Strict.GetString(body.Span);
            return text.AsSpan().TrimStart().StartsWith("{") ? Json(text) : Form(text);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static CloudPaymentsFields? Form(string text)
    {
        var fields = new CloudPaymentsFields();
        List<string> decoded = [];
        foreach (var pair in text.Split('&'))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || Unescape(pair[..at]) is not { } name || Unescape(pair[(at + 1)..]) is not { } value
                || !fields.values.TryAdd(name, value))
                return null;
            decoded.Add($"{name}={value}");
        }
        fields.Decoded = decoded.Exists(pair => pair.Contains('&', StringComparison.Ordinal)) ? null : string.Join('&', decoded);
        return fields;
    }

    private static CloudPaymentsFields? Json(string text)
    {
        using var document = JsonDocument.Parse(text, Plain);
        var fields = new CloudPaymentsFields { Decoded = text };
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String)
                fields.values.Add(member.Name, member.Value.GetString()!);
            else if (member.Value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                fields.values.Add(member.Name, member.Value.GetRawText());
        }
        return fields;
    }

    // Null where the bytes are no text.
    private static string? Unescape(string text)
    {
        var bytes = WebUtility.UrlDecodeToBytes(Encoding.UTF8.GetBytes(text), 0, Encoding.UTF8.GetByteCount(text));
        return bytes is null ? null : Strict.GetString(bytes);
    }
}
