using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CleanAcquiring.Cli.PackWidget.Checks;

/// <summary>Rules for <c>manifest.json</c>.</summary>
internal static partial class ManifestChecks
{
    private static readonly string[] Keys = ["name", "description", "short_description", "locale", "installation", "interface_version"];

    private static readonly string[] Parts = ["locations", "tour", "settings"];

    /// <summary>The callback of the script that each location needs.</summary>
    private static readonly Dictionary<string, string> Locations = new(StringComparer.Ordinal)
    {
        ["settings"] = "settings",
        ["advanced_settings"] = "advancedSettings",
        ["lcard-1"] = "render",
    };

    private static readonly string[] StandardTitles =
    [
        "оплата счета", "счета", "счета и покупки", "настройки", "основные", "общие настройки", "пользователи", "интеграции", "биллинг",
        "инструменты продаж", "коммуникации", "безопасность", "оплата", "invoice payment", "payment", "billing", "invoices", "settings",
        "general", "users", "integrations", "security",
    ];

    public static IReadOnlyList<ArchiveCheck> All { get; } =
    [
        new("manifest.keys", "The manifest has all mandatory keys.", MissingKeys),
        new("manifest.interface", "The version of the interface is 2.", archive =>
            archive.Manifest["widget"]?["interface_version"]?.ToJsonString() == "2" ? [] : ["widget.interface_version"]),
        new("manifest.support", "The manifest names an e-mail or an https link for support.", archive =>
            archive.Value("widget", "support", "email") is { } email && Email().IsMatch(email)
            || archive.Value("widget", "support", "link")?.StartsWith("https://", StringComparison.Ordinal) == true
                ? [] : ["widget.support"]),
        new("manifest.locations", "Only locations that the script serves are named.", archive => archive.Locations
            .Where(location => !Locations.TryGetValue(location, out var callback) || !ScriptCode.Has(archive.Script, callback))),
        new("manifest.tour", "A tour with pictures exists for each language.", archive =>
            archive.Manifest["tour"]?["is_tour"]?.GetValueKind() == JsonValueKind.True
                ? archive.Locales.Where(locale => Tour(archive, locale).Count == 0)
                : ["tour.is_tour"]),
        new("manifest.tour-files", "The pictures of the tour are in the archive.", archive =>
            TourPictures(archive).Except(archive.Paths, StringComparer.Ordinal)),
        new("manifest.consent", "An installation that asks has a mandatory consent field; one field of the type custom at most.", Consent),
        new("manifest.title", "The own page has a title that no standard page has.", archive => archive.Locales
            .Where(locale => archive.Texts(locale).GetValueOrDefault(archive.Value("advanced", "title") ?? "") is { } title
                && StandardTitles.Contains(Plain(title), StringComparer.Ordinal))),
        new("manifest.secret", "A secret is no field of the manifest: amoCRM hands those to every browser.", archive =>
            (archive.Manifest["settings"] as JsonObject ?? []).Where(field => field.Value?["type"]?.ToString() == "pass")
                .Select(field => $"settings.{field.Key}")),
    ];

    public static IReadOnlyList<string> TourPictures(CheckedArchive archive) =>
        [.. archive.Locales.SelectMany(locale => Tour(archive, locale))];

    private static IReadOnlyList<string> Tour(CheckedArchive archive, string locale) =>
        [.. CheckedArchive.Strings(archive.Manifest["tour"]?["tour_images"]?[locale]).Select(path => path.TrimStart('/'))];

    private static IEnumerable<string> MissingKeys(CheckedArchive archive) =>
    [
        .. Keys.Where(key => archive.Manifest["widget"]?[key] is null).Select(key => $"widget.{key}"),
        .. Parts.Where(key => archive.Manifest[key] is null),
        .. If(archive.Manifest["tour"]?["tour_description"] is null, "tour.tour_description"),
        .. If(archive.Locations.Contains("advanced_settings") && archive.Value("advanced", "title") is null, "advanced.title"),
    ];

    private static string[] If(bool isMissing, string place) => isMissing ? [place] : [];

    private static IEnumerable<string> Consent(CheckedArchive archive)
    {
        if (archive.Manifest["widget"]?["installation"]?.GetValueKind() != JsonValueKind.True)
            return [];
        var custom = (archive.Manifest["settings"] as JsonObject ?? [])
            .Where(field => field.Value?["type"]?.ToString() == "custom").ToArray();
        return custom is [{ Value: JsonObject consent }] && consent["required"]?.GetValueKind() == JsonValueKind.True
            && archive.Locations.Contains("settings")
                ? []
                : ["settings"];
    }

    private static string Plain(string title) =>
        title.Trim().ToLowerInvariant().Replace('ё', 'е').Replace("/", " и ", StringComparison.Ordinal);

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$", RegexOptions.None, 1000)]
    private static partial Regex Email();
}
