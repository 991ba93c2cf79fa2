namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>Finds lines that are too long for code or prose.</summary>
internal static class LineLengths
{
    public const int Longest = 140;

    private static readonly HashSet<string> Kinds =
        new([".cs", ".razor", ".css", ".js", ".sh", ".props", ".csproj", ".md"], StringComparer.Ordinal);

    public static bool Concerns(SourceFile file) => Kinds.Contains(file.Extension) && !file.IsGenerated;

    public static IEnumerable<string> Violations(SourceFile file)
    {
        var fenced = false;
        foreach (var (index, line) in file.Lines.Index())
        {
            var isMarkdown = file.Extension == ".md";
            if (isMarkdown && line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            var mayBeWide = line.Contains("://", StringComparison.Ordinal) || (isMarkdown && (fenced || IsTableOrLink(line)));
            if (line.Length > Longest && !mayBeWide)
                yield return $"line {index + 1} has {line.Length} columns";
        }
    }

    private static bool IsTableOrLink(string line)
    {
        var text = line.Trim().TrimStart('-', '*', ' ');
        return text.StartsWith('|') || (text.StartsWith('[') && text.EndsWith(')') && text.Count(character => character == '[') == 1);
    }
}
