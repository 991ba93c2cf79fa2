using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Cli.PackWidget.Checks;

/// <summary>A rule of amoCRM for widget archives.</summary>
/// <param name="Code">Stable name of the rule.</param>
/// <param name="Sentence">The rule in plain words.</param>
/// <param name="Find">Lists the places that break it.</param>
internal sealed record ArchiveCheck(string Code, string Sentence, Func<CheckedArchive, IEnumerable<string>> Find);

/// <summary>A broken rule and the place.</summary>
internal sealed record ArchiveProblem(string Code, string Sentence, string Place)
{
    public override string ToString() => $"{Code}: {Sentence} {Place}";
}

/// <summary>All rules, applied in order.</summary>
internal static class ArchiveChecks
{
    public static IReadOnlyList<ArchiveCheck> All { get; } =
    [
        .. FileChecks.All, .. ImageChecks.All, .. ManifestChecks.All, .. TextChecks.All, .. ScriptChecks.All, .. StyleChecks.All,
        .. VersionChecks.All,
    ];

    public static IReadOnlyList<ArchiveProblem> Problems(WidgetArchive archive, WidgetArchive? previous = null)
    {
        var subject = new CheckedArchive(archive, previous);
        return [.. All.SelectMany(check => check.Find(subject).Select(place => new ArchiveProblem(check.Code, check.Sentence, place)))];
    }
}

/// <summary>An archive with its parts parsed once; a part that cannot be parsed is empty, and a rule of its own reports that.</summary>
internal sealed class CheckedArchive(WidgetArchive archive, WidgetArchive? previous)
{
    private static readonly string[] TextKinds = [".json", ".js", ".css", ".twig"];

    public WidgetArchive Archive => archive;

    public WidgetArchive? Previous => previous;

    public IEnumerable<string> Paths => archive.Files.Keys;

    public IEnumerable<string> TextPaths => Paths.Where(path => TextKinds.Contains(Path.GetExtension(path)));

    public JsonObject Manifest { get; } = Json(archive, WidgetArchive.Manifest) ?? [];

    public string Script { get; } = archive.Text(WidgetArchive.Script) ?? "";

    public string Style { get; } = archive.Text(WidgetArchive.Style) ?? "";

    public IReadOnlyList<string> Locales => Strings(Manifest["widget"]?["locale"]);

    public IReadOnlyList<string> Locations => Strings(Manifest["locations"]);

    /// <summary>The texts of a language by their dotted keys.</summary>
    public IReadOnlyDictionary<string, string> Texts(string locale) =>
        Flat(Json(archive, WidgetArchive.Texts(locale)), "").ToDictionary(StringComparer.Ordinal);

    /// <summary>The text of the manifest at a path such as <c>widget.name</c>; null if it is no text.</summary>
    public string? Value(params string[] path)
    {
        JsonNode? node = Manifest;
        foreach (var part in path)
            node = (node as JsonObject)?[part];
        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }

    public static JsonObject? Json(WidgetArchive archive, string path)
    {
        try
        {
            return archive.Text(path) is { } text ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IReadOnlyList<string> Strings(JsonNode? node) =>
        [.. (node as JsonArray ?? []).OfType<JsonValue>().Select(value => value.ToString())];

    private static IEnumerable<KeyValuePair<string, string>> Flat(JsonNode? node, string prefix) => node switch
    {
        JsonObject group => group.SelectMany(entry => Flat(entry.Value, prefix.Length == 0 ? entry.Key : $"{prefix}.{entry.Key}")),
        null => [],
        _ => [KeyValuePair.Create(prefix, node.ToString())],
    };
}
