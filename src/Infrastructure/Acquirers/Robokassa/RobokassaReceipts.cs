using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

/// <summary>Translates a receipt into Robokassa's words, without computing.</summary>
internal static class RobokassaReceipts
{
    private const int LongestName = 128;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly IReadOnlyCollection<VatRate> Rates = Enum.GetValues<VatRate>();

    public static readonly ReceiptLimits Limits = new(MaxLines: 100, MaxQuantity: 99_999.999m, QuantityDecimals: 3, LongestName)
    {
        MaxQuantityLength = 9,
    };

    /// <summary>
    /// The value of the field <c>Receipt</c>: percent-encoded once. That text is signed; the post of the form encodes it again.
    /// </summary>
    public static string Field(Receipt receipt) => Uri.EscapeDataString(Json(receipt));

    public static string Json(Receipt receipt)
    {
        var translated = new JsonObject
        {
            ["sno"] = Taxation(receipt.TaxSystem),
            ["items"] = new JsonArray([.. receipt.Lines.Select(line => new JsonObject
            {
                ["name"] = WireText.Cut(line.Name, LongestName),
                ["quantity"] = WireText.Plain(line.Quantity),
                ["sum"] = line.Amount,
                ["tax"] = Tax(line.Vat),
                ["payment_method"] = Basis(line.Basis),
                ["payment_object"] = Subject(line.Subject),
            })]),
        };
        return translated.ToJsonString(Readable);
    }

    /// <summary>The lines of a refund: a unit price in place of the sum, other names for the rest.</summary>
    public static JsonArray RefundItems(Receipt receipt) => new([.. receipt.Lines.Select(line => new JsonObject
    {
        ["Name"] = WireText.Cut(line.Name, LongestName),
        ["Quantity"] = WireText.Plain(line.Quantity),
        ["Cost"] = line.UnitPrice,
        ["Tax"] = Tax(line.Vat),
        ["PaymentMethod"] = Basis(line.Basis),
        ["PaymentObject"] = Subject(line.Subject),
    })]);

    public static string Write(JsonObject payload) => payload.ToJsonString(Readable);

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
