namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>
/// Prepares texts for the bank's form, mails and fiscal register, which escape HTML's special characters and print the escapes.
/// </summary>
internal static class TBankText
{
    private const int LongestReason = 200;

    /// <summary>The bank's words for the seller, on one line of the timeline.</summary>
    public static string Reason(string text) => Plain(text.Trim(), LongestReason);

    /// <summary>Replaces special characters one for one and cuts the text, never inside a surrogate pair.</summary>
    public static string Plain(string text, int longest) => WireText.Cut(string.Create(text.Length, text, static (plain, given) =>
    {
        for (var i = 0; i < given.Length; i++)
            plain[i] = Plain(given[i]);
    }), longest);

    private static char Plain(char c) => c switch
    {
        '"' or '\'' => '’',
        '&' => '+',
        '<' => '(',
        '>' => ')',
        _ when char.IsControl(c) => ' ',
        _ => c,
    };
}
