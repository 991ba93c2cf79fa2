namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>A rule that only the text can tell, with the planted file that it has to report.</summary>
internal sealed record SourceRule(
    string Sentence, string Planted, Func<SourceFile, bool> Concerns, Func<SourceFile, IEnumerable<string>> ErrorLog)
{
    /// <exception cref="InvalidOperationException">The rule concerns none of the files, so it holds nothing.</exception>
    public IReadOnlyList<string> Check(IReadOnlyList<SourceFile> files)
    {
        var concerned = files.Where(Concerns).ToList();
        return concerned.Count == 0
            ? throw new InvalidOperationException($"'{Sentence}' concerns no file at all.")
            : [.. concerned.SelectMany(file => ErrorLog(file).Select(complaint => $"{file.Path}: {complaint}"))];
    }
}
