using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>Translates a receipt into the bank's words, without computing.</summary>
internal static class TBankReceipts
{
    private const int LongestName = 128;
    private const int LongestUnit = 16;

    public static readonly IReadOnlyCollection<VatRate> Rates = Enum.GetValues<VatRate>();

    public static JsonObject Translate(Receipt receipt, bool ffd12)
    {
        var translated = new JsonObject
        {
            ["FfdVersion"] = ffd12 ? "1.2" : "1.05",
            ["Taxation"] = FiscalWords.Of(receipt.TaxSystem),
            ["Items"] = new JsonArray([.. receipt.Lines.Select(line => Item(line, ffd12))]),
        };
        if (receipt.Contact.Email is { } email)
            translated["Email"] = email;
        if (receipt.Contact.Phone is { } phone)
            translated["Phone"] = phone;
        return translated;
    }

    private static JsonObject Item(ReceiptLine line, bool ffd12)
    {
        var item = new JsonObject
        {
            ["Name"] = TBankText.Plain(line.Name, LongestName),
            ["Price"] = Kopecks(line.UnitPrice),
            // Without trailing zeros of a stored number: the bank takes eight characters.
            ["Quantity"] = WireText.Plain(line.Quantity),
            ["Amount"] = Kopecks(line.Amount),
            ["Tax"] = FiscalWords.Of(line.Vat),
            ["PaymentMethod"] = FiscalWords.Of(line.Basis),
            ["PaymentObject"] = FiscalWords.Of(line.Subject),
        };
        if (ffd12)
            item["MeasurementUnit"] = string.IsNullOrWhiteSpace(line.Unit) ? "-" : TBankText.Plain(line.Unit, LongestUnit);
        return item;
    }

    private static long Kopecks(decimal roubles) => Money.Rub(roubles).ToMinorUnits();
}
