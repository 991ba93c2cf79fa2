using CleanAcquiring.Domain.Common;

namespace CleanAcquiring.Domain.Receipts;

/// <summary>The receipt's recipient: an e-mail address, else a phone number (<c>+</c> and 10 to 15 digits).</summary>
public sealed record ReceiptContact
{
    private ReceiptContact(string? email, string? phone)
    {
        Email = email;
        Phone = phone;
    }

    public string? Email { get; }

    public string? Phone { get; }

    /// <summary>Reads free text; null when it is neither an e-mail address nor a phone number.</summary>
    public static ReceiptContact? Parse(string? text)
    {
        var trimmed = PastedText.Clean(text ?? "");
        if (trimmed.Contains('@', StringComparison.Ordinal))
            return IsEmail(trimmed) ? new ReceiptContact(trimmed, null) : null;
        return NormalizePhone(trimmed) is { } phone ? new ReceiptContact(null, phone) : null;
    }

    /// <summary>The first of the texts that can be read.</summary>
    public static ReceiptContact? First(params IEnumerable<string?> texts) =>
        texts.Select(Parse).FirstOrDefault(contact => contact is not null);

    // Personal data: a log line that prints a contact prints nothing.
    public override string ToString() => "(contact)";

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var (local, domain) = (text[..at], text[(at + 1)..]);
        return text.Length <= 64
            && local.Length is > 0 and <= 64 && local.All(IsLocalCharacter) && !local.StartsWith('.') && !local.EndsWith('.')
            && !local.Contains("..", StringComparison.Ordinal)
            && domain.Contains('.', StringComparison.Ordinal)
            && domain
                .Split('.')
                .All(label =>
                    label.Length is > 0 and <= 63
                    && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                    && label[0] != '-'
                    && label[^1] != '-'
                );
    }

    private static bool IsLocalCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c) || "!#$%*+-./=?^_{|}~".Contains(c, StringComparison.Ordinal);

    private static string? NormalizePhone(string text)
    {
        var plain = string.Concat(text.Where(c => !PastedText.IsSeparator(c)));
        var digits = plain.StartsWith('+') ? plain[1..] : plain;
        if (!digits.All(char.IsAsciiDigit))
            return null;
        if (!plain.StartsWith('+'))
            digits = digits switch
            {
                { Length: 11 } when digits[0] == '8' => "7" + digits[1..],
                { Length: 10 } => "7" + digits,
                _ => digits,
            };
        return digits.Length is >= 10 and <= 15 && digits[0] != '0' ? "+" + digits : null;
    }
}
