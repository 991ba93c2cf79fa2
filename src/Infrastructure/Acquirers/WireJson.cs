using System.Globalization;
using System.Text.Json;

namespace CleanAcquiring.Infrastructure.Acquirers;

/// <summary>Reads members of JSON that others wrote: what is absent or of another type is null.</summary>
internal static class WireJson
{
    /// <summary>A text; null for anything else.</summary>
    public static string? Text(JsonElement root, params ReadOnlySpan<string> path) =>
        At(root, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A scalar as text, whatever its type: the same member is a text in one answer and a number in another.</summary>
    public static string? Scalar(JsonElement root, params ReadOnlySpan<string> path) => At(root, path) is not { } value ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

    /// <summary>A text or a number as text; null for anything else.</summary>
    public static string? TextOrNumber(JsonElement root, params ReadOnlySpan<string> path) =>
        At(root, path) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : Text(root, path);

    /// <summary>Whole minor units, as a number or as text.</summary>
    public static long? Minor(JsonElement root, params ReadOnlySpan<string> path) =>
        long.TryParse(Scalar(root, path), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minor) ? minor : null;

    public static JsonElement? Object(JsonElement root, params ReadOnlySpan<string> path) =>
        At(root, path) is { ValueKind: JsonValueKind.Object } member ? member : null;

    /// <summary>The objects of a list; none where it is no list.</summary>
    public static IEnumerable<JsonElement> Objects(JsonElement root, string name) =>
        At(root, name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object)
            : [];

    private static JsonElement? At(JsonElement root, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out root))
                return null;
        }
        return root;
    }
}
