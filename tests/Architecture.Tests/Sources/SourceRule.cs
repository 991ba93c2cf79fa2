namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>A rule over the text of a file, with the planted files that it has to report: no more and no fewer.</summary>
internal sealed record SourceRule(
    string Sentence, IReadOnlyList<string> Planted, Func<SourceFile, bool> Concerns, Func<SourceFile, IEnumerable<string>> Violations)
{
    /// <exception cref="InvalidOperationException">The rule concerns none of the files, so it holds nothing.</exception>
    public IReadOnlyList<string> Check(IReadOnlyList<SourceFile> files)
    {
        var concerned = files.Where(Concerns).ToList();
        return concerned.Count == 0
            ? throw new InvalidOperationException($"'{Sentence}' concerns no file at all.")
            : [.. concerned.SelectMany(file => Violations(file).Select(violation => $"{file.Path}: {violation}"))];
    }
}
