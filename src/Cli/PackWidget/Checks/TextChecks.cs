using System.Text.RegularExpressions;

namespace CleanAcquiring.Cli.PackWidget.Checks;

/// <summary>Rules for the texts and their languages.</summary>
internal static partial class TextChecks
{
    private const string Russian = "ru";

    public static IReadOnlyList<ArchiveCheck> All { get; } =
    [
        new("texts.keys", "The files of all languages have the same keys.", DifferentKeys),
        new("texts.missing", "Each text that the manifest names exists.", archive => archive.Locales
            .SelectMany(locale => Named(archive).Except(archive.Texts(locale).Keys).Select(key => $"{key} in {locale}"))),
        new("texts.name", "The integration's name does not contain \"amo\".", archive => archive.Locales
            .Where(locale => archive.Texts(locale).GetValueOrDefault("widget.name")?
                .Contains("amo", StringComparison.OrdinalIgnoreCase) == true)),
        new("texts.amocrm", "amoCRM is spelt exactly so.", archive => In(archive, _ => true, Misspelt())),
        new("texts.russian", "A foreign text has no Russian words.", archive => In(archive, IsForeign, Cyrillic())),
        new("texts.roubles", "A foreign text names no roubles.", archive => In(archive, IsForeign, Roubles())),
        new("texts.ru-address", "An archive with a foreign language has no address in the zone ru.", archive =>
            archive.Locales.Any(IsForeign)
                ? archive.TextPaths.Where(path => path != WidgetArchive.Texts(Russian) && RuAddress().IsMatch(archive.Archive.Text(path)!))
                : []),
    ];

    private static bool IsForeign(string locale) => locale != Russian;

    private static IEnumerable<string> DifferentKeys(CheckedArchive archive)
    {
        var keys = archive.Locales.ToDictionary(locale => locale, locale => archive.Texts(locale).Keys.ToHashSet(StringComparer.Ordinal));
        var all = keys.Values.SelectMany(some => some).ToHashSet(StringComparer.Ordinal);
        return keys.SelectMany(locale => all.Except(locale.Value).Select(key => $"{key} is missing in {locale.Key}"));
    }

    private static IEnumerable<string> Named(CheckedArchive archive) => new[]
    {
        archive.Value("widget", "name"), archive.Value("widget", "description"), archive.Value("widget", "short_description"),
        archive.Value("tour", "tour_description"), archive.Value("advanced", "title"), archive.Value("settings", "consent", "name"),
    }.OfType<string>();

    private static IEnumerable<string> In(CheckedArchive archive, Func<string, bool> languages, Regex wrong) => archive.Locales
        .Where(languages)
        .SelectMany(locale => archive.Texts(locale).Where(text => wrong.IsMatch(text.Value)).Select(text => $"{text.Key} in {locale}"));

    [GeneratedRegex(@"\b(?!amoCRM\b)[aа][mм][oо][ -]?(?i:crm)\b|\b(?!amoCRM)(?i:amocrm)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Misspelt();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.None, 1000)]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"₽|\bRUB\b|\bRUR\b|\brou?bles?\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Roubles();

    [GeneratedRegex(@"[\w-]\.(ru|рф|su)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RuAddress();
}
