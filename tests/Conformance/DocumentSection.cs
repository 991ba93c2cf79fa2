namespace CleanAcquiring.Conformance;

/// <summary>A generated section of a document, between two comments with its name.</summary>
public static class DocumentSection
{
    /// <summary>The section as it stands; null where there is none.</summary>
    public static string? Read(string text, string name)
    {
        var (begin, end) = Marks(name);
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        return from < 0 || to < from ? null : text[(from + begin.Length)..to].Trim();
    }

    /// <summary>Writes the section over the one that stands there, or to the end.</summary>
    public static void Write(string path, string name, IReadOnlyList<string> lines)
    {
        var (begin, end) = Marks(name);
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var body = $"{begin}\n{string.Join('\n', lines)}\n{end}";
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        File.WriteAllText(path, from < 0 || to < from ? $"{text.TrimEnd()}\n\n{body}\n" : text[..from] + body + text[(to + end.Length)..]);
    }

    private static (string Begin, string End) Marks(string name) => ($"<!-- {name} -->", $"<!-- /{name} -->");
}
