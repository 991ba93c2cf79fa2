using System.Globalization;
using System.Text.Json;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Reads members that may be missing or of the wrong kind. Never throws.</summary>
internal static class WireReading
{
    public static JsonElement? Member(this JsonElement body, string name) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null
            ? value
            : null;

    public static bool Has(this JsonElement body, string name) => body.Member(name) is not null;

    public static string? Text(this JsonElement body, string name) => body.Member(name)?.Decoded();

    /// <summary>Reads kopecks in plain digits: no sign, fraction or exponent.</summary>
    public static long? Kopecks(this JsonElement body, string name) =>
        body.Member(name) is { ValueKind: JsonValueKind.Number } number ? WholeNumber(number.GetRawText()) : null;

    /// <summary>Reads an id of digits, which the bank accepts as a string or a number.</summary>
    public static long? Digits(this JsonElement body, string name) => body.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } number => WholeNumber(number.GetRawText()),
        { ValueKind: JsonValueKind.String } text => WholeNumber(text.Decoded() ?? string.Empty),
        _ => null,
    };

    public static bool Flag(this JsonElement body, string name) => body.Member(name)?.ValueKind is JsonValueKind.True;

    public static string? Decoded(this JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON, but not text.
            return null;
        }
    }

    private static long? WholeNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
