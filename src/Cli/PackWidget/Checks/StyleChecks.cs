using System.Text.RegularExpressions;

namespace CleanAcquiring.Cli.PackWidget.Checks;

/// <summary>Rules for <c>style.css</c>.</summary>
internal static partial class StyleChecks
{
    /// <summary>The class of every element that the widget puts into the page.</summary>
    public const string Root = "cleanacquiring";

    public static IReadOnlyList<ArchiveCheck> All { get; } =
    [
        new("style.root", "Each selector begins with the widget's own class.", archive => Selectors(archive.Style)
            .Where(selector => !Confined().IsMatch(selector))),
        new("style.variables", "amoCRM's variables are not redefined.", archive => Variable().Matches(archive.Style)
            .Select(match => match.Groups["name"].Value)
            .Where(name => !name.StartsWith($"--{Root}-", StringComparison.Ordinal))),
        new("style.external", "The style sheet loads nothing.", archive => Load().Matches(archive.Style).Select(match => match.Value)),
        new("style.dark", "The dark theme has colours of its own.", archive =>
            archive.Style.Length == 0 || archive.Style.Contains("data-color-scheme=\"dark\"", StringComparison.Ordinal)
                ? [] : ["style.css"]),
    ];

    private static IEnumerable<string> Selectors(string style) => Head().Matches(Comment().Replace(style, ""))
        .Select(match => match.Groups["head"].Value.Trim())
        .Where(head => !Frame().IsMatch(head) && (!head.StartsWith('@') || IsForeignAnimation(head)))
        .SelectMany(head => head.Split(',', StringSplitOptions.TrimEntries));

    private static bool IsForeignAnimation(string head) =>
        head.StartsWith("@keyframes", StringComparison.Ordinal) && !head.Contains($" {Root}-", StringComparison.Ordinal);

    [GeneratedRegex(@"/\*[\s\S]*?\*/", RegexOptions.None, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<head>[^{}]+)\{", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Head();

    [GeneratedRegex(@"^(from|to|[\d.]+%)(\s*,\s*(from|to|[\d.]+%))*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Frame();

    [GeneratedRegex(@"^(html\[data-color-scheme=""dark""\] )?\." + Root + @"(?![\w-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Confined();

    [GeneratedRegex(@"(?<![\w(-])(?<name>--[\w-]+)\s*:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"@import\b|url\(\s*['""]?(https?:)?//", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Load();
}
