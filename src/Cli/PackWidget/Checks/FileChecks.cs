using System.Text;
using System.Text.RegularExpressions;

namespace CleanAcquiring.Cli.PackWidget.Checks;

/// <summary>Rules for the files of an archive, whatever is in them.</summary>
internal static partial class FileChecks
{
    private const int LongestLine = 500;

    private static readonly string[] Folders = ["i18n", "images", "templates"];

    public static IReadOnlyList<ArchiveCheck> All { get; } =
    [
        new("files.root", "The files lie in the root of the archive, not in a folder.", archive => archive.Paths
            .Where(path => path.Contains('/', StringComparison.Ordinal) && !Folders.Contains(path.Split('/')[0]))),
        new("files.missing", "A mandatory file is missing.", archive => Mandatory(archive).Except(archive.Paths, StringComparer.Ordinal)),
        new("files.unused", "Each file of the archive is used.", archive => archive.Paths
            .Except([.. Mandatory(archive), .. ManifestChecks.TourPictures(archive), WidgetArchive.Style], StringComparer.Ordinal)),
        new("files.utf8", "A text file is UTF-8.", archive => archive.TextPaths.Where(path => !IsUtf8(archive.Archive.Files[path]))),
        new("files.bom", "A text file has no byte order mark.", archive => archive.TextPaths
            .Where(path => archive.Archive.Files[path].AsSpan().StartsWith(Encoding.UTF8.Preamble))),
        new("files.line-ends", "Lines end with LF.", archive => archive.TextPaths
            .Where(path => archive.Archive.Files[path].AsSpan().Contains((byte)'\r'))),
        new("files.minified", "A text file is readable, not minified.", archive => archive.TextPaths
            .Where(path => archive.Archive.Text(path)!.Split('\n').Any(line => line.Length > LongestLine))),
        new("files.json", "A JSON file is an object of valid JSON.", archive => archive.Paths
            .Where(path => path.EndsWith(".json", StringComparison.Ordinal) && CheckedArchive.Json(archive.Archive, path) is null)),
        new("files.placeholder", "No placeholder of the sources is left.", archive => archive.TextPaths
            .Where(path => Placeholder().IsMatch(archive.Archive.Text(path)!))),
    ];

    private static IEnumerable<string> Mandatory(CheckedArchive archive) =>
    [
        WidgetArchive.Manifest, WidgetArchive.Script, .. archive.Locales.Select(WidgetArchive.Texts), .. ImageChecks.Logos.Keys,
    ];

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\{\{\w+\}\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
