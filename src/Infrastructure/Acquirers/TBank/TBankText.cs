namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>
/// Texts as the bank's form, mails and cash desk show them: it escapes HTML's special characters and then prints the escapes.
/// </summary>
internal static class TBankText
{
    /// <summary>Takes the special characters out, one for one, and cuts; never between the halves of one character.</summary>
    public static string Plain(string text, int longest) => Cut(string.Create(text.Length, text, static (plain, given) =>
    {
        for (var i = 0; i < given.Length; i++)
            plain[i] = Plain(given[i]);
    }), longest);

    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

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
