using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>Texts, sums and addresses on the bank's wire.</summary>
internal static class TochkaText
{
    /// <summary>Cuts a text, never inside a surrogate pair.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>A number of roubles with two digits after the point.</summary>
    public static JsonNode Sum(decimal roubles) => JsonValue.Create(Money.Rub(roubles).Rounded().Amount + 0.00m);

    /// <summary>Roubles, which the bank writes as a number or as a text; null for anything else.</summary>
    public static Money? Roubles(JsonElement root, string name) =>
        decimal.TryParse(Text(root, name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var roubles)
            ? Money.Rub(roubles)
            : null;

    /// <summary>A text or a number as text; null when absent, empty, or of another type.</summary>
    public static string? Text(JsonElement root, string name) => root.ValueKind != JsonValueKind.Object
        || !root.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    /// <summary>The objects of a list; none when it is absent or no list.</summary>
    public static IEnumerable<JsonElement> Objects(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object)
            : [];

    /// <summary>A page for buyers: https without a user name, plain http only where allowed; null for any other.</summary>
    public static Uri? Page(string? address, bool allowsPlainHttp) =>
        Uri.TryCreate(address, UriKind.Absolute, out var page) && page.UserInfo.Length == 0
        && (page.Scheme == Uri.UriSchemeHttps || allowsPlainHttp && page.Scheme == Uri.UriSchemeHttp)
            ? page
            : null;
}
