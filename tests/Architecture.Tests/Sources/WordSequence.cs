using System.Text.RegularExpressions;

namespace CleanAcquiring.Architecture.Tests.Sources;

/// <summary>The words of a line or of a pattern, in lower case: identifiers are split at capitals and underscores.</summary>
internal sealed partial class WordSequence
{
    private readonly IReadOnlyList<(string Word, Gap Before)> words;
    private readonly bool isPhrase;

    /// <summary>Splits the text. As a pattern it is a phrase when it contains a space.</summary>
    public WordSequence(string text)
    {
        Text = text;
        isPhrase = text.Contains(' ', StringComparison.Ordinal);
        words = Split(text);
    }

    private enum Gap
    {
        /// <summary>Parts of one identifier.</summary>
        Joined,

        /// <summary>Neighbours in a sentence.</summary>
        Spaced,

        /// <summary>Other characters stand between.</summary>
        Broken,
    }

    public string Text { get; }

    public string First => words[0].Word;

    public IEnumerable<string> Words => words.Select(word => word.Word).Distinct();

    /// <summary>The ranges of words of this line at which the pattern stands.</summary>
    public IEnumerable<Range> Find(WordSequence pattern) =>
        Enumerable.Range(0, Math.Max(0, words.Count - pattern.words.Count + 1))
            .Where(start => pattern.words.Index().All(part => Fits(start, part.Index, pattern)))
            .Select(start => start..(start + pattern.words.Count));

    private bool Fits(int start, int index, WordSequence pattern)
    {
        var (word, gap) = words[start + index];
        return word == pattern.words[index].Word && (index == 0 || gap == Gap.Joined || (pattern.isPhrase && gap == Gap.Spaced));
    }

    private static List<(string Word, Gap Before)> Split(string text)
    {
        var found = new List<(string Word, Gap Before)>();
        var end = 0;
        foreach (var match in Part().EnumerateMatches(text))
        {
            found.Add((text.Substring(match.Index, match.Length).ToLowerInvariant(), Between(text.AsSpan(end, match.Index - end))));
            end = match.Index + match.Length;
        }

        return found;
    }

    private static Gap Between(ReadOnlySpan<char> between) =>
        between.Trim('_').IsEmpty ? Gap.Joined
        : between.Trim(" -").IsEmpty ? Gap.Spaced
        : Gap.Broken;

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Nd}+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
