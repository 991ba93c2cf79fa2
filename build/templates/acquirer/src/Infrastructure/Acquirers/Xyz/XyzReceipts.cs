using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

/// <summary>Translates sums and receipts into Xyz's words, without computing.</summary>
internal static class XyzReceipts
{
    private const int LongestName = 128;

    // Replace: the rates that your acquirer can print, and the limits of its fiscal register.
    public static readonly IReadOnlyCollection<VatRate> Rates = Enum.GetValues<VatRate>();

    public static readonly ReceiptLimits Limits = new(MaxLines: 100, MaxQuantity: 99_999.999m, QuantityDecimals: 3, LongestName);

    /// <summary>A sum is a text with a point and two digits.</summary>
    public static string Sum(decimal roubles) => roubles.ToString("F2", CultureInfo.InvariantCulture);

    public static JsonObject Translate(Receipt receipt) => new()
    {
        ["contact"] = receipt.Contact.Email ?? receipt.Contact.Phone,
        ["tax_system"] = Taxation(receipt.TaxSystem),
        ["items"] = new JsonArray([.. receipt.Lines.Select(Item)]),
    };

    private static JsonObject Item(ReceiptLine line) => new()
    {
        ["name"] = WireText.Cut(line.Name, LongestName),
        ["quantity"] = WireText.Plain(line.Quantity),
        ["price"] = Sum(line.UnitPrice),
        ["amount"] = Sum(line.Amount),
        ["vat"] = Vat(line.Vat),
        ["subject"] = Subject(line.Subject),
        ["basis"] = Basis(line.Basis),
    };

    // Replace: the acquirer's words. Each of these switches is total, and the compiler holds it.
    private static string Vat(VatRate rate) => rate switch
    {
        VatRate.None => "none",
        VatRate.Vat0 => "0",
        VatRate.Vat5 => "5",
        VatRate.Vat7 => "7",
        VatRate.Vat10 => "10",
        VatRate.Vat20 => "20",
        VatRate.Vat22 => "22",
        VatRate.Vat5Of105 => "5/105",
        VatRate.Vat7Of107 => "7/107",
        VatRate.Vat10Of110 => "10/110",
        VatRate.Vat20Of120 => "20/120",
        VatRate.Vat22Of122 => "22/122",
    };

    private static string Taxation(TaxSystem system) => system switch
    {
        TaxSystem.General => "osn",
        TaxSystem.SimplifiedIncome => "usn_income",
        TaxSystem.SimplifiedIncomeLessExpense => "usn_income_outcome",
        TaxSystem.Agricultural => "esn",
        TaxSystem.Patent => "patent",
    };

    private static string Subject(PaymentSubject subject) => subject switch
    {
        PaymentSubject.Commodity => "commodity",
        PaymentSubject.Service => "service",
        PaymentSubject.Job => "job",
        PaymentSubject.Payment => "payment",
        PaymentSubject.Another => "another",
    };

    private static string Basis(PaymentBasis basis) => basis switch
    {
        PaymentBasis.FullPrepayment => "full_prepayment",
        PaymentBasis.Prepayment => "prepayment",
        PaymentBasis.Advance => "advance",
        PaymentBasis.FullPayment => "full_payment",
        PaymentBasis.PartialPayment => "partial_payment",
    };
}
