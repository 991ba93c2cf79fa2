namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>Prepares texts for the gateway.</summary>
internal static class RbsText
{
    private const string Punctuation = " .,:-–—()№«»\"!?/#_";

    /// <summary>One line without control characters, cut, never inside a surrogate pair.</summary>
    public static string Line(string text, int longest) =>
        WireText.Cut(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim(), longest);

    /// <summary>Words, numbers and plain punctuation: <c>%</c>, <c>+</c> and <c>;</c> break filters in front of the gateway.</summary>
    public static string Plain(string text, int longest) =>
        Line(string.Concat(text.Select(c => IsPlain(c) ? c : ' ')), longest);

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || Punctuation.Contains(c, StringComparison.Ordinal);
}
