using System.Globalization;
using System.Text.RegularExpressions;

namespace CleanAcquiring.Infrastructure.AmoCrm.Fields;

/// <summary>
/// Numbers as people type them: spaces between thousands and one decimal comma or point. Anything stranger is no number, since
/// money hangs on it.
/// </summary>
internal static partial class NumberText
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static decimal? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= 40 } || !Shape().IsMatch(text))
            return null;
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace(',', '.');
        return decimal.TryParse(plain, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(
        @"\A-?(?:[0-9]+|[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+)(?:[.,][0-9]+)?\z",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
