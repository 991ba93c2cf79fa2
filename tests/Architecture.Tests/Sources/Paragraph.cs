namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>Measures the method that a handler is for.</summary>
internal static class Paragraph
{
    public static bool Starts(SourceFile file) => Start(file) >= 0;

    /// <summary>Lines from the signature of <c>Handle</c> to its end.</summary>
    public static int LengthOf(SourceFile file)
    {
        var start = Start(file);
        var indent = file.Lines[start].TakeWhile(char.IsWhiteSpace).Count();
        var end = file.Lines.Skip(start + 1).TakeWhile(line => !Ends(line, indent)).Count();
        return end + 2;
    }

    private static int Start(SourceFile file) =>
        file.Lines.ToList().FindIndex(line => line.Contains(" Handle(", StringComparison.Ordinal) && line.Contains("Task", StringComparison.Ordinal));

    private static bool Ends(string line, int indent) => line.Length == indent + 1 && line[indent] == '}';
}
