using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

/// <summary>The cart of a receipt in both dialects.</summary>
internal static class RbsItems
{
    private const int LongestName = 100;
    private const int LongestUnit = 16;

    public static JsonObject Classic(Receipt receipt, RbsRegister register) => Items(receipt, register, static (line, ffd12, item) =>
    {
        item["quantity"] = new JsonObject
        {
            ["value"] = WireText.Plain(line.Quantity),
            ["measure"] = ffd12 ? Measure(line.Unit) : UnitOf(line),
        };
        item["itemAttributes"] = new JsonObject
        {
            ["attributes"] = new JsonArray(
                Attribute("paymentMethod", MethodNumber(line.Basis)),
                Attribute("paymentObject", ObjectNumber(line.Subject))),
        };
    });

    public static JsonObject Ecom(Receipt receipt, RbsRegister register) => Items(receipt, register, static (line, ffd12, item) =>
    {
        var quantity = new JsonObject { ["value"] = WireText.Plain(line.Quantity) };
        if (ffd12)
            quantity["measure"] = Measure(line.Unit);
        else
            item["measurementUnit"] = UnitOf(line);
        item["quantity"] = quantity;
        item["paymentMethod"] = FiscalWords.Of(line.Basis);
        item["paymentObject"] = ffd12 ? ObjectNumber(line.Subject) : FiscalWords.Of(line.Subject);
    });

    private static JsonObject Items(Receipt receipt, RbsRegister register, Action<ReceiptLine, bool, JsonObject> complete)
    {
        var items = new JsonArray();
        foreach (var line in receipt.Lines)
        {
            // A part names the position of the order that it is of.
            var position = (line.Position > 0 ? line.Position : items.Count + 1).ToString(CultureInfo.InvariantCulture);
            var item = new JsonObject
            {
                ["positionId"] = position,
                ["name"] = RbsText.Line(line.Name, LongestName),
                ["itemPrice"] = Minor(line.UnitPrice, receipt),
                ["itemAmount"] = Minor(line.Amount, receipt),
                ["itemCode"] = position,
                ["tax"] = new JsonObject { ["taxType"] = register.VatNumbers[line.Vat] },
            };
            complete(line, register.IsFfd12, item);
            items.Add(item);
        }
        return new JsonObject { ["items"] = items };
    }

    private static JsonObject Attribute(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static long Minor(decimal amount, Receipt receipt) => new Money(amount, receipt.Currency).ToMinorUnits();

    private static string UnitOf(ReceiptLine line) =>
        string.IsNullOrWhiteSpace(line.Unit) ? "шт" : RbsText.Line(line.Unit, LongestUnit);

    /// <summary>The code of FFD 1.2.</summary>
    private static string Measure(string unit) => unit.Trim().TrimEnd('.').ToLowerInvariant() switch
    {
        "" or "шт" or "штука" or "штук" or "ед" => "0",
        "г" or "гр" => "10",
        "кг" => "11",
        "т" => "12",
        "см" => "20",
        "дм" => "21",
        "м" => "22",
        "см2" or "см²" => "30",
        "дм2" or "дм²" => "31",
        "м2" or "м²" or "кв м" or "кв.м" => "32",
        "мл" => "40",
        "л" => "41",
        "м3" or "м³" or "куб м" or "куб.м" => "42",
        "квт·ч" or "квт*ч" or "квтч" => "50",
        "гкал" => "51",
        "сут" or "день" or "дн" => "70",
        "ч" or "час" => "71",
        "мин" => "72",
        "с" or "сек" => "73",
        "кб" or "кбайт" => "80",
        "мб" or "мбайт" => "81",
        "гб" or "гбайт" => "82",
        "тб" or "тбайт" => "83",
        _ => "255",
    };

    private static string MethodNumber(PaymentBasis basis) => basis switch
    {
        PaymentBasis.FullPrepayment => "1",
        PaymentBasis.Prepayment => "2",
        PaymentBasis.Advance => "3",
        PaymentBasis.FullPayment => "4",
        PaymentBasis.PartialPayment => "5",
    };

    private static string ObjectNumber(PaymentSubject subject) => subject switch
    {
        PaymentSubject.Commodity => "1",
        PaymentSubject.Job => "3",
        PaymentSubject.Service => "4",
        PaymentSubject.Payment => "10",
        PaymentSubject.Another => "13",
    };
}
