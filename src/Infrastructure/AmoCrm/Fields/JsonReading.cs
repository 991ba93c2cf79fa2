using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>Reads foreign JSON without exceptions: a member of the wrong shape counts as absent.</summary>
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
            // Some name in the object is no valid text.
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement? element, string name) => element?.Member(name);

    public static bool Says(this JsonElement? element) => element is { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined };

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Text, or a number as it is written; null for blank text.</summary>
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

    /// <summary>The digits for an address, the same in every culture.</summary>
    public static string Digits(this long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Reads numbers as people type and paste them: any spaces between thousands, one decimal comma or point, any dash for a minus.
/// Anything else is refused: it may be money.
/// </summary>
internal static partial class NumberText
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static decimal? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= 40 } || !Shape().IsMatch(text))
            return null;
        var digits = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is ',' or '.')).Replace(',', '.');
        var plain = char.IsAsciiDigit(text[0]) ? digits : "-" + digits;
        return decimal.TryParse(plain, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(
        @"\A[\p{Pd}\u2212]?(?:[0-9]+|[0-9]{1,3}(?:\p{Zs}[0-9]{3})+)(?:[.,][0-9]+)?\z",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
