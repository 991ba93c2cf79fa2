namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    private const string PlantedFolder = "tests/Architecture.Planted/Sources";

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Sources { get; } = [.. Find("*.cs").Select(Read)];

    public static IReadOnlyList<string> Projects { get; } = [.. Find("*.csproj")];

    /// <summary>Guilty texts. The first line of each tells where it pretends to be.</summary>
    public static IReadOnlyList<SourceFile> Planted { get; } =
        [.. Find("*.cs.txt").Where(path => path.StartsWith(PlantedFolder, StringComparison.Ordinal)).Select(Plant)];

    /// <summary>Paths from the root, with slashes; nothing that a build left behind.</summary>
    private static IEnumerable<string> Find(string pattern) =>
        new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "Migrations"))
            .Order(StringComparer.Ordinal);

    private static SourceFile Read(string path) => new(path, File.ReadAllLines(Path.Combine(Root, path)));

    private static SourceFile Plant(string path)
    {
        var lines = File.ReadAllLines(Path.Combine(Root, path));
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
