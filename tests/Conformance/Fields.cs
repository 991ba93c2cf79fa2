using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Conformance;

/// <summary>Changes the fields of a message one at a time: of a JSON object at any depth, or of a form.</summary>
internal static class Fields
{
    /// <summary>One field in turn has this value instead of its own.</summary>
    public static IEnumerable<string> Mutated(string text, string value) => Changed(text, (_, _) => [JsonValue.Create(value)]);

    /// <param name="text">Of the message.</param>
    /// <param name="fault"><c>missing</c>, <c>null</c>, <c>another type</c> or <c>doubled</c>.</param>
    public static IEnumerable<string> Spoilt(string text, string fault) => Changed(text, (_, value) => fault switch
    {
        "missing" => [],
        "null" => [null],
        "doubled" => [value?.DeepClone(), value?.DeepClone()],
        _ => [new JsonObject(), new JsonArray(1, "a"), .. Values()],
    }, isAlternative: fault == "another type");

    private static JsonNode?[] Values() =>
        [JsonValue.Create(true), JsonValue.Create(-1), JsonValue.Create(0.5m), JsonValue.Create("x"), JsonValue.Create("")];

    private static IEnumerable<string> Changed(string text, Func<string, JsonNode?, JsonNode?[]> change, bool isAlternative = false)
    {
        if (Object(text) is { } json)
            return Paths(json).SelectMany(path => Replacements(At(json, path), path, change, isAlternative)
                .Select(members => Rewritten(json, path, members)));
        return text.Contains('=', StringComparison.Ordinal) ? Form(text, change, isAlternative) : [];
    }

    private static IEnumerable<JsonNode?[]> Replacements(
        JsonNode? value, string[] path, Func<string, JsonNode?, JsonNode?[]> change, bool isAlternative)
    {
        var members = change(path[^1], value);
        return isAlternative ? members.Select(member => new[] { member }) : [members];
    }

    // Text, since an object of the library has no member twice.
    private static string Rewritten(JsonNode? node, ReadOnlySpan<string> path, JsonNode?[] members)
    {
        var name = path[0];
        var rest = path.Length > 1 ? path[1..].ToArray() : [];
        var parts = new List<string>();
        foreach (var (key, value) in node!.AsObject())
        {
            if (key != name)
                parts.Add($"{Quoted(key)}:{Json(value)}");
            else if (rest.Length > 0)
                parts.Add($"{Quoted(key)}:{Rewritten(value, rest, members)}");
            else
                parts.AddRange(members.Select(member => $"{Quoted(key)}:{Json(member)}"));
        }
        return $"{{{string.Join(',', parts)}}}";
    }

    private static IEnumerable<string[]> Paths(JsonObject json) => json.SelectMany(member => member.Value is JsonObject inner
        ? Paths(inner).Select(path => (string[])[member.Key, .. path]).Prepend([member.Key])
        : [[member.Key]]);

    private static JsonNode? At(JsonNode? node, string[] path) => path.Aggregate(node, (at, name) => at!.AsObject()[name]);

    private static IEnumerable<string> Form(string text, Func<string, JsonNode?, JsonNode?[]> change, bool isAlternative)
    {
        var fields = text.Split('&');
        for (var at = 0; at < fields.Length; at++)
        {
            var (name, value) = fields[at].Split('=', 2) is [var key, var told] ? (key, told) : (fields[at], "");
            foreach (var members in Replacements(JsonValue.Create(value), [name], change, isAlternative))
            {
                var written = members.Select(member => member is null ? name : $"{name}={Plain(member)}");
                yield return string.Join('&', [.. fields[..at], .. written, .. fields[(at + 1)..]]);
            }
        }
    }

    private static string Plain(JsonNode member) => member is JsonValue value && value.TryGetValue(out string? text) ? text : Json(member);

    private static string Quoted(string key) => JsonValue.Create(key).ToJsonString();

    private static string Json(JsonNode? value) => value?.ToJsonString() ?? "null";

    private static JsonObject? Object(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
