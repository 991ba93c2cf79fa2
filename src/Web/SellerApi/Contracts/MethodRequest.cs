using System.Text.Json;

namespace CleanAcquiring.Web.SellerApi.Contracts;

/// <summary>A payment method as the seller's page sends it.</summary>
internal sealed record MethodRequest
{
    public string? Acquirer { get; init; }

    public bool? Enabled { get; init; }

    /// <summary>Values are strings, booleans or numbers; null leaves a secret as it is.</summary>
    public Dictionary<string, JsonElement>? Settings { get; init; }

    /// <summary>As text, the way an acquirer's form knows them; nothing when a value is nested.</summary>
    public IReadOnlyDictionary<string, string?>? Read()
    {
        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in Settings ?? [])
        {
            if (
                value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                || value.ValueKind == JsonValueKind.String && TextOf(value) is null
            )
                return null;
            texts[key] = value.ValueKind switch
            {
                JsonValueKind.String => TextOf(value),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        return texts;
    }

    // Half a surrogate pair is JSON and no text; a NUL is text that PostgreSQL does not keep.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
