using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Emulator.Acquirers.Rbs.Api;

/// <summary>A request of a known login, in either dialect.</summary>
/// <param name="Merchant">The login that calls.</param>
/// <param name="Body">Of a form, each field as a string.</param>
/// <param name="IsJson">The dialect.</param>
/// <param name="Origin">Scheme, host and path under which the bank is reached.</param>
internal sealed record GatewayRequest(RbsMerchant Merchant, JsonObject Body, bool IsJson, string Origin)
{
    public bool Has(string name) => Body[name] is not null;

    public string? Text(string name) => Body[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Whole minor units: digits in a form, a number in JSON.</summary>
    public long? Minor(string name) => IsJson
        ? WireJson.Minor(Body[name])
        : long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : null;

    /// <summary>A nested object: a JSON string in a form. Null when it is absent or none.</summary>
    public JsonObject? Nested(string name)
    {
        if (IsJson)
            return Body[name] as JsonObject;
        try
        {
            return Text(name) is { } text ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Reads JSON strictly.</summary>
internal static class WireJson
{
    public static string? Text(JsonNode? node, params string[] path)
    {
        foreach (var name in path)
            node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
    }

    /// <summary>A whole number that is not negative; null for anything else.</summary>
    public static long? Minor(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && long.TryParse(value.ToJsonString(), NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? minor
            : null;

    public static decimal? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
