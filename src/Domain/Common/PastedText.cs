using System.Globalization;

namespace CleanAcquiring.Domain.Common;

/// <summary>Text that people paste from messengers, documents and web pages, with characters that nobody sees.</summary>
public static class PastedText
{
    /// <summary>The text without zero-width and direction marks, and without white space around it.</summary>
    public static string Clean(string text) =>
        (text.Any(IsInvisible) ? string.Concat(text.Where(c => !IsInvisible(c))) : text).Trim();

    /// <summary>True for what people write between the groups of a phone number: spaces, dashes, brackets, points.</summary>
    public static bool IsSeparator(char c) => c is '.' or '\u2212' || char.GetUnicodeCategory(c)
        is UnicodeCategory.SpaceSeparator
        or UnicodeCategory.DashPunctuation
        or UnicodeCategory.OpenPunctuation
        or UnicodeCategory.ClosePunctuation;

    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
