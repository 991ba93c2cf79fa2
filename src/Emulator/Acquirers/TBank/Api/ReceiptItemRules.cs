using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Api;

/// <summary>Checks one line of a receipt. Prices are in kopecks.</summary>
internal static partial class ReceiptItemRules
{
    private const long LongestSum = 9_999_999_999;

    /// <param name="item">The line as received.</param>
    /// <param name="marked">True for the format 1.2, which has no defaults.</param>
    public static BankRefusal? Check(JsonElement item, bool marked) =>
        Name(item)
        ?? Kopecks(item, "Price")
        ?? Kopecks(item, "Amount")
        ?? Quantity(item)
        ?? Product(item)
        ?? Term(item, "Tax", required: true, ReceiptTerms.Taxes.Contains)
        ?? Term(item, "PaymentMethod", marked, ReceiptTerms.PaymentMethods.Contains)
        ?? Term(item, "PaymentObject", marked, (marked ? ReceiptTerms.Objects12 : ReceiptTerms.Objects105).Contains)
        ?? Term(item, "MeasurementUnit", marked, unit => unit.Length > 0);

    private static BankRefusal? Name(JsonElement item) =>
        item.Text("Name") is { Length: >= 1 and <= 128 } ? null : BankRefusal.Receipt("311", "Name: от 1 до 128 символов.");

    private static BankRefusal? Kopecks(JsonElement item, string name) =>
        item.Kopecks(name) is >= 0 and <= LongestSum
            ? null
            : BankRefusal.Receipt("311", $"{name}: целое число копеек не длиннее 10 знаков.");

    private static BankRefusal? Quantity(JsonElement item) =>
        item.Member("Quantity") is { ValueKind: JsonValueKind.Number } quantity
        && quantity.GetRawText() is { Length: <= 8 } text
        && QuantityShape().IsMatch(text)
        && Number(text) > 0
            ? null
            : BankRefusal.Receipt("310", "Quantity: до 8 знаков, до 5 целых и 3 дробных.");

    private static BankRefusal? Product(JsonElement item)
    {
        var exact = item.Kopecks("Price")!.Value * Number(item.Member("Quantity")!.Value.GetRawText());
        return decimal.Round(exact, MidpointRounding.AwayFromZero) == item.Kopecks("Amount")!.Value
            ? null
            : BankRefusal.Receipt("334", "Amount не равен Price × Quantity.");
    }

    private static BankRefusal? Term(JsonElement item, string name, bool required, Func<string, bool> known)
    {
        if (!item.Has(name))
        {
            return required ? BankRefusal.Receipt("311", $"{name} не задан.") : null;
        }

        return item.Text(name) is { } term && known(term) ? null : BankRefusal.Receipt("311", $"{name}: неизвестное значение.");
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[0-9]{1,5}(\.[0-9]{1,3})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuantityShape();
}
