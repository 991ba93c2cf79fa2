using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>Texts and sums on the bank's wire.</summary>
internal static class TochkaText
{
    /// <summary>A number of roubles with two digits after the point.</summary>
    public static JsonNode Sum(decimal roubles) => JsonValue.Create(Money.Rub(roubles).Rounded().Amount + 0.00m);

    /// <summary>Roubles, which the bank writes as a number or as a text; null for anything else.</summary>
    public static Money? Roubles(JsonElement root, string name) =>
        decimal.TryParse(Text(root, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var roubles)
            ? Money.Rub(roubles)
            : null;

    /// <summary>A text or a number as text; null when absent, empty, or of another type.</summary>
    public static string? Text(JsonElement root, string name) =>
        WireJson.TextOrNumber(root, name) is { Length: > 0 } text ? text : null;
}
