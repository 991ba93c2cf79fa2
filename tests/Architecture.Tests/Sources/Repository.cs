namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    private const string PlantedFolder = "tests/Architecture.Planted/Sources/";

    private static readonly string[] Folders = ["src", "tests", "docs", "build"];

    private static readonly HashSet<string> Read =
        new([".cs", ".razor", ".resx", ".css", ".js", ".sh", ".props", ".csproj", ".md"], StringComparer.Ordinal);

    public static string Root { get; } = FindRoot();

    /// <summary>Every file of the four folders and the Markdown of the root; other kinds of files have a path and no lines.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Paths().Select(ReadFile)];

    public static IReadOnlyList<string> Projects { get; } =
        [.. Files.Where(file => file.Extension == ".csproj" && (file.IsProduct || file.IsTest)).Select(file => file.Path)];

    /// <summary>Files that break the rules on purpose, and allowed ones. The first line of each is the path that it stands for.</summary>
    public static IReadOnlyList<SourceFile> Planted { get; } =
        [.. Files.Where(file => file.Path.StartsWith(PlantedFolder, StringComparison.Ordinal)).Select(Plant)];

    /// <summary>Paths from the root, with slashes, without the output of a build.</summary>
    private static IEnumerable<string> Paths() =>
        Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Root, "*.md"))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "TestResults"))
            // Another project's, as it was published.
            .Where(path => !path.EndsWith(".min.js", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static SourceFile ReadFile(string path) =>
        new(path, Read.Contains(Path.GetExtension(path)) ? File.ReadAllLines(Path.Combine(Root, path)) : []);

    private static SourceFile Plant(SourceFile file)
    {
        var lines = File.ReadAllLines(Path.Combine(Root, file.Path));
        return new(lines[0].Replace("// ", string.Empty, StringComparison.Ordinal), lines[1..]);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CleanAcquiring.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
