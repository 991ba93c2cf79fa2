namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>A file of the repository: its path from the root, with slashes, and its lines; only text that is checked is read.</summary>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    public string Text { get; } = string.Join('\n', Lines);

    public string Name { get; } = Path.Split('/')[^1];

    public string Extension { get; } = System.IO.Path.GetExtension(Path);

    /// <summary>Written C#; migrations are generated.</summary>
    public bool IsCode => Extension == ".cs" && !IsGenerated;

    public bool IsGenerated => HasFolder("Migrations") || Name.EndsWith(".g.cs", StringComparison.Ordinal);

    public bool IsProduct => Path.StartsWith("src/", StringComparison.Ordinal);

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    public bool HasFolder(string name) => Path.Split('/').SkipLast(1).Contains(name, StringComparer.OrdinalIgnoreCase);
}
