namespace CleanAcquiring.Cli.PackWidget.Checks;

/// <summary>Rules for the version, by which amoCRM caches the files.</summary>
internal static class VersionChecks
{
    public static IReadOnlyList<ArchiveCheck> All { get; } =
    [
        new("version.form", "The version is made of numbers and dots, such as 1.0.1.", archive =>
            Read(archive.Archive) is null ? [$"widget.version: {archive.Value("widget", "version")}"] : []),
        new("version.raised", "The version is higher than that of the previous archive.", archive =>
            archive.Previous is { } previous && Read(archive.Archive) is { } now && !(Read(previous) < now)
                ? [$"{now} after {Read(previous)?.ToString() ?? "none that can be read"}"]
                : []),
        new("version.identical", "The archive differs from the previous one.", archive =>
            archive.Previous is { } previous && IsSame(archive.Archive, previous) ? ["widget.zip"] : []),
    ];

    private static Version? Read(WidgetArchive archive) =>
        Version.TryParse(new CheckedArchive(archive, null).Value("widget", "version"), out var version) ? version : null;

    private static bool IsSame(WidgetArchive one, WidgetArchive other) =>
        one.Files.Count == other.Files.Count
        && one.Files.All(file => other.Files.TryGetValue(file.Key, out var bytes) && file.Value.AsSpan().SequenceEqual(bytes));
}
