using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Rules;

/// <summary>Where the receipt is delivered: an e-mail or a telephone, at least one of them.</summary>
internal static partial class ReceiptContactRules
{
    public static BankRefusal? Check(JsonElement receipt)
    {
        if (string.IsNullOrEmpty(receipt.Text("Email")) && string.IsNullOrEmpty(receipt.Text("Phone")))
        {
            return new BankRefusal("329", "Не передан Email или Phone.", string.Empty);
        }

        return Email(receipt.Text("Email")) ?? Phone(receipt.Text("Phone"));
    }

    private static BankRefusal? Email(string? email) =>
        email switch
        {
            null or "" => null,
            { Length: > 64 } => new BankRefusal("225", "Размер email не должен превышать 64.", string.Empty),
            _ => MailAddress.TryCreate(email, out var address)
            && address.Address == email
            && address.Host.Contains('.', StringComparison.Ordinal)
                ? null
                : new BankRefusal("224", "Неверный формат email.", string.Empty),
        };

    private static BankRefusal? Phone(string? phone) => phone switch
    {
        null or "" => null,
        { Length: > 19 } => new BankRefusal("316", "Размер Phone не должен превышать 19.", string.Empty),
        _ => PhoneShape().IsMatch(phone) ? null : new BankRefusal("226", "Неверный формат Phone.", string.Empty),
    };

    [GeneratedRegex(@"\A\+?[0-9]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PhoneShape();
}
