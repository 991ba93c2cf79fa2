using System.Globalization;
using System.Text.Json;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>Reads foreign JSON without ever throwing: what has the wrong shape is not there.</summary>
internal static class JsonReading
{
    /// <summary>A member that is present, even if it is null.</summary>
    public static JsonElement? Member(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;
        }
        catch (InvalidOperationException)
        {
            // A name somewhere in the object that is no valid text.
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement? element, string name) => element?.Member(name);

    public static bool Says(this JsonElement? element) => element is { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined };

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Text, or a number as it is written; blank text is nothing.</summary>
    public static string? AsText(this JsonElement? element)
    {
        try
        {
            var text = element?.ValueKind switch
            {
                JsonValueKind.String => element.Value.GetString(),
                JsonValueKind.Number => element.Value.GetRawText(),
                _ => null,
            };
            return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text at all.
            return null;
        }
    }

    /// <summary>A number, or text that is one by <see cref="NumberText"/>.</summary>
    public static decimal? AsNumber(this JsonElement? element) => element?.ValueKind switch
    {
        JsonValueKind.Number => element.Value.TryGetDecimal(out var number) ? number : null,
        JsonValueKind.String => NumberText.Parse(element.AsText()),
        _ => null,
    };

    /// <summary>A whole number from a number or its digits.</summary>
    public static long? AsWhole(this JsonElement? element) =>
        element.AsNumber() is { } number && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    /// <summary>A moment in Unix seconds that a calendar can show.</summary>
    public static DateTimeOffset? AsMoment(this JsonElement? element) =>
        element.AsWhole() is { } seconds and > 0 and < 250_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public static bool IsTrue(this JsonElement? element) =>
        element?.ValueKind == JsonValueKind.True
        || element.AsText() is { } text && (text == "1" || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>For an address: the digits in every culture.</summary>
    public static string Digits(this long number) => number.ToString(CultureInfo.InvariantCulture);
}
