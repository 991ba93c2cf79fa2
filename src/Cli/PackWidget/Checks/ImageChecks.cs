namespace CleanAcquiring.Cli.PackWidget.Checks;

/// <summary>Rules for the pictures of an archive.</summary>
internal static class ImageChecks
{
    private const int MostBytes = 300 * 1024;
    private static readonly (int Width, int Height) Tour = (1188, 616);

    /// <summary>The mandatory logos with their sizes in pixels.</summary>
    public static IReadOnlyDictionary<string, (int Width, int Height)> Logos { get; } =
        new Dictionary<string, (int Width, int Height)>(StringComparer.Ordinal)
        {
            ["images/logo_main.png"] = (400, 272),
            ["images/logo_small.png"] = (108, 108),
            ["images/logo.png"] = (130, 100),
            ["images/logo_medium.png"] = (240, 84),
            ["images/logo_min.png"] = (84, 84),
        };

    public static IReadOnlyList<ArchiveCheck> All { get; } =
    [
        new("images.format", "A picture is a PNG that does not move.", archive => Pictures(archive)
            .Where(path => Png.Read(archive.Archive.Files[path]) is not { IsAnimated: false })),
        new("images.size", "A picture has the size that amoCRM demands.", archive => Pictures(archive)
            .Where(path => Png.Read(archive.Archive.Files[path]) is { } png && (png.Width, png.Height) != SizeOf(path))
            .Select(path => $"{path} is to be {SizeOf(path).Width}×{SizeOf(path).Height}")),
        new("images.weight", "A picture has 300 KB at most.", archive => Pictures(archive)
            .Where(path => archive.Archive.Files[path].Length > MostBytes)),
    ];

    private static IEnumerable<string> Pictures(CheckedArchive archive) =>
        archive.Paths.Where(path => Logos.ContainsKey(path) || ManifestChecks.TourPictures(archive).Contains(path));

    private static (int Width, int Height) SizeOf(string path) => Logos.GetValueOrDefault(path, Tour);
}
