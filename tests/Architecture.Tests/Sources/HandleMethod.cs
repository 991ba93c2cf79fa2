namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>Finds the <c>Handle</c> methods of a file and measures them.</summary>
internal static class HandleMethod
{
    public static bool IsIn(SourceFile file) => file.Lines.Any(Starts);

    /// <summary>Lines from the signature to the closing brace, for each method.</summary>
    public static IEnumerable<int> Lengths(SourceFile file) =>
        file.Lines.Index().Where(line => Starts(line.Item)).Select(line => Length(file, line.Index));

    private static int Length(SourceFile file, int start)
    {
        var indent = file.Lines[start].TakeWhile(char.IsWhiteSpace).Count();
        var head = file.Lines.Skip(start).TakeWhile(line => !IsBrace(line, indent, '{') && !line.EndsWith(';')).Count();
        var hasBlock = start + head < file.Lines.Count && IsBrace(file.Lines[start + head], indent, '{');
        return hasBlock ? head + file.Lines.Skip(start + head).TakeWhile(line => !IsBrace(line, indent, '}')).Count() + 1 : head + 1;
    }

    private static bool Starts(string line) =>
        line.Contains(" Handle(", StringComparison.Ordinal) && line.Contains("Task", StringComparison.Ordinal);

    private static bool IsBrace(string line, int indent, char brace) => line.Length == indent + 1 && line[indent] == brace;
}
