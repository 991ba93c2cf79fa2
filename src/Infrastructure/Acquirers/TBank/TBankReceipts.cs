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
            ["Taxation"] = Taxation(receipt.TaxSystem),
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
            ["Tax"] = Tax(line.Vat),
            ["PaymentMethod"] = Basis(line.Basis),
            ["PaymentObject"] = Subject(line.Subject),
        };
        if (ffd12)
            item["MeasurementUnit"] = string.IsNullOrWhiteSpace(line.Unit) ? "-" : TBankText.Plain(line.Unit, LongestUnit);
        return item;
    }

    private static long Kopecks(decimal roubles) => Money.Rub(roubles).ToMinorUnits();

    private static string Taxation(TaxSystem system) => system switch
    {
        TaxSystem.General => "osn",
        TaxSystem.SimplifiedIncome => "usn_income",
        TaxSystem.SimplifiedIncomeLessExpense => "usn_income_outcome",
        TaxSystem.Agricultural => "esn",
        TaxSystem.Patent => "patent",
    };

    private static string Tax(VatRate rate) => rate switch
    {
        VatRate.None => "none",
        VatRate.Vat0 => "vat0",
        VatRate.Vat5 => "vat5",
        VatRate.Vat7 => "vat7",
        VatRate.Vat10 => "vat10",
        VatRate.Vat20 => "vat20",
        VatRate.Vat22 => "vat22",
        VatRate.Vat5Of105 => "vat105",
        VatRate.Vat7Of107 => "vat107",
        VatRate.Vat10Of110 => "vat110",
        VatRate.Vat20Of120 => "vat120",
        VatRate.Vat22Of122 => "vat122",
    };

    private static string Basis(PaymentBasis basis) => basis switch
    {
        PaymentBasis.FullPrepayment => "full_prepayment",
        PaymentBasis.Prepayment => "prepayment",
        PaymentBasis.Advance => "advance",
        PaymentBasis.FullPayment => "full_payment",
        PaymentBasis.PartialPayment => "partial_payment",
    };

    private static string Subject(PaymentSubject subject) => subject switch
    {
        PaymentSubject.Commodity => "commodity",
        PaymentSubject.Service => "service",
        PaymentSubject.Job => "job",
        PaymentSubject.Payment => "payment",
        PaymentSubject.Another => "another",
    };
}
