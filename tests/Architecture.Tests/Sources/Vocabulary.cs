namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>Finds <see cref="WrongWords"/> in texts, in names of files and in names of folders.</summary>
internal static class Vocabulary
{
    /// <summary>The table itself and its test have to write the words.</summary>
    private static readonly string[] Tables =
        ["tests/Architecture.Tests/Sources/WrongWords.cs", "tests/Architecture.Tests/Wrong_words.cs"];

    private static readonly ILookup<string, (WordSequence Pattern, string Instead)> Wrong = WrongWords.All
        .SelectMany(row => row.Wrong.Select(wrong => (Pattern: new WordSequence(wrong), row.Instead)))
        .ToLookup(row => row.Pattern.First);

    private static readonly IReadOnlyList<WordSequence> Allowed =
        [.. WrongWords.Exceptions.SelectMany(row => row.Allowed).Select(allowed => new WordSequence(allowed))];

    public static bool Concerns(SourceFile file) => !Tables.Contains(file.Path);

    public static IEnumerable<string> Violations(SourceFile file) =>
        In(file.Path).Select(found => $"the path says {found}")
            .Concat(file.Lines.Index().SelectMany(line => In(line.Item).Select(found => $"line {line.Index + 1} says {found}")))
            .Concat(WireSuffixes(file));

    /// <summary>Each wrong word of the text with the word to say instead.</summary>
    public static IEnumerable<string> In(string text)
    {
        var line = new WordSequence(text);
        var found = line.Words
            .SelectMany(word => Wrong[word])
            .DistinctBy(row => row.Pattern.Text)
            .SelectMany(row => line.Find(row.Pattern).Select(at => (At: at, row.Pattern.Text, row.Instead)))
            .ToList();
        if (found.Count == 0)
            return [];

        var allowed = Allowed.SelectMany(line.Find).ToList();
        return found
            .Where(word => !allowed.Exists(range => range.Start.Value <= word.At.Start.Value && range.End.Value >= word.At.End.Value))
            .Select(word => $"'{word.Text}' where the field says {word.Instead}");
    }

    /// <summary>Shapes of requests and responses say so; a third party's other words stay.</summary>
    private static IEnumerable<string> WireSuffixes(SourceFile file) =>
        file.IsCode && (file.HasFolder("Wire") || file.HasFolder("Contracts"))
            ? FileNames.TypesIn(file)
                .Where(name => name.EndsWith("Answer", StringComparison.Ordinal) || name.EndsWith("Body", StringComparison.Ordinal))
                .Select(name => $"declares {name} where the field says …Response or …Request")
            : [];
}
