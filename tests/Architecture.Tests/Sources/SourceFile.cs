namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>A C# file of the repository: its path from the root, with slashes, and its lines.</summary>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    public string Text { get; } = string.Join('\n', Lines);

    public bool IsProduct => Path.StartsWith("src/", StringComparison.Ordinal);

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);
}
