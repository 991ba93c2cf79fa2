namespace CleanAcquiring.TestKit.Evidence;

/// <summary>
/// Writes the figures of a proof to a section of the file that <c>CLEANACQUIRING_EVIDENCE</c> names; writes nothing without it.
/// </summary>
public static class EvidenceFile
{
    private const int Columns = 120;

    /// <summary>True for the full run, which <c>CLEANACQUIRING_EVIDENCE_FULL</c> asks for; every test run does the quick one.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("CLEANACQUIRING_EVIDENCE_FULL") == "1";

    public static void Write(string section, string title, string command, IEnumerable<string> lines)
    {
        if (Environment.GetEnvironmentVariable("CLEANACQUIRING_EVIDENCE") is not { Length: > 0 } path)
            return;
        string begin = $"<!-- {section} -->", end = $"<!-- /{section} -->";
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var run = $"{(IsFull ? "full" : "quick")} run of {TimeProvider.System.GetUtcNow():yyyy-MM-dd}";
        var body = $"{begin}\n## {title}\n\n`{command}`, {run}\n\n{string.Join('\n', lines.SelectMany(Wrap))}\n{end}";
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        File.WriteAllText(path, from < 0 || to < from ? $"{text.TrimEnd()}\n\n{body}\n" : text[..from] + body + text[(to + end.Length)..]);
    }

    // Tables and lists stay as they are; a line of prose breaks at its last space before the limit.
    private static IEnumerable<string> Wrap(string line)
    {
        while (line.Length > Columns && !line.StartsWith('|') && line.LastIndexOf(' ', Columns) is > 0 and var space)
        {
            yield return line[..space];
            line = line[(space + 1)..];
        }
        yield return line;
    }
}
