namespace CleanAcquiring.TestKit.Evidence;

/// <summary>
/// Where the figures of a proof go: the section of the file that <c>CLEANACQUIRING_EVIDENCE</c> names, when it names one.
/// </summary>
public static class EvidenceFile
{
    /// <summary>The small run is what every test run does; the full one is asked for.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("CLEANACQUIRING_EVIDENCE_FULL") == "1";

    public static void Write(string section, string title, string command, IEnumerable<string> lines)
    {
        if (Environment.GetEnvironmentVariable("CLEANACQUIRING_EVIDENCE") is not { Length: > 0 } path)
            return;
        string begin = $"<!-- {section} -->", end = $"<!-- /{section} -->";
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var run = $"{(IsFull ? "full" : "quick")} run of {TimeProvider.System.GetUtcNow():yyyy-MM-dd}";
        var body = $"{begin}\n## {title}\n\n`{command}`, {run}\n\n{string.Join('\n', lines)}\n{end}";
        var from = text.IndexOf(begin, StringComparison.Ordinal);
        var to = text.IndexOf(end, StringComparison.Ordinal);
        File.WriteAllText(path, from < 0 || to < from ? $"{text.TrimEnd()}\n\n{body}\n" : text[..from] + body + text[(to + end.Length)..]);
    }
}
