using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Checks a receipt. Every emulated terminal has a fiscal register.</summary>
internal static class ReceiptRules
{
    private static readonly string[] WaysToPay = ["Electronic", "Cash", "AdvancePayment", "Credit", "Provision"];

    /// <summary>Checks the receipt of a request for this amount, in kopecks.</summary>
    public static BankRefusal? Check(JsonElement body, long amount) => body.Member("Receipt") switch
    {
        null => new BankRefusal("309", "Поле Receipt не может быть пустым.", string.Empty),
        { ValueKind: JsonValueKind.Object } receipt => Root(receipt) ?? Items(receipt) ?? Sums(receipt, amount),
        _ => BankRefusal.Malformed("Receipt должен быть объектом."),
    };

    private static BankRefusal? Root(JsonElement receipt) =>
        Format(receipt) ?? ReceiptContactRules.Check(receipt) ?? TaxSystem(receipt);

    private static BankRefusal? Format(JsonElement receipt) =>
        receipt.Has("FfdVersion") && receipt.Text("FfdVersion") is not (ReceiptTerms.Format105 or ReceiptTerms.Format12)
            ? BankRefusal.Receipt("311", "FfdVersion: 1.05 или 1.2.")
            : null;

    private static BankRefusal? TaxSystem(JsonElement receipt) =>
        receipt.Text("Taxation") is { } system && ReceiptTerms.TaxSystems.Contains(system)
            ? null
            : BankRefusal.Receipt("311", "Taxation не задан или неизвестен.");

    private static BankRefusal? Items(JsonElement receipt)
    {
        if (receipt.Member("Items") is not { ValueKind: JsonValueKind.Array } items || items.GetArrayLength() is < 1 or > 100)
        {
            return BankRefusal.Receipt("311", "Items: от 1 до 100 позиций.");
        }

        var marked = receipt.Text("FfdVersion") == ReceiptTerms.Format12;
        return items.EnumerateArray().Select(item => ReceiptItemRules.Check(item, marked)).FirstOrDefault(refusal => refusal is not null);
    }

    private static BankRefusal? Sums(JsonElement receipt, long amount)
    {
        var goods = receipt.GetProperty("Items").EnumerateArray().Sum(item => item.Kopecks("Amount") ?? 0);
        return receipt.Member("Payments") switch
        {
            null => goods == amount ? null : Mismatch($"позиции {goods}, платеж {amount}"),
            { } payments when payments.Kopecks("Electronic") != amount => Mismatch("Payments.Electronic не равен сумме платежа"),
            { } payments when WaysToPay.Sum(way => payments.Kopecks(way) ?? 0) != goods => Mismatch("Payments не равны сумме позиций"),
            _ => null,
        };
    }

    private static BankRefusal Mismatch(string details) =>
        new("308", "Сумма всех позиций в чеке должна равняться сумме всех видов оплаты.", details);
}

/// <summary>Checks the buyer's contact: an e-mail address, a telephone number or both.</summary>
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
