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
            ["sno"] = FiscalWords.Of(receipt.TaxSystem),
            ["items"] = new JsonArray([.. receipt.Lines.Select(line => new JsonObject
            {
                ["name"] = WireText.Cut(line.Name, LongestName),
                ["quantity"] = WireText.Plain(line.Quantity),
                ["sum"] = line.Amount,
                ["tax"] = FiscalWords.Of(line.Vat),
                ["payment_method"] = FiscalWords.Of(line.Basis),
                ["payment_object"] = FiscalWords.Of(line.Subject),
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
        ["Tax"] = FiscalWords.Of(line.Vat),
        ["PaymentMethod"] = FiscalWords.Of(line.Basis),
        ["PaymentObject"] = FiscalWords.Of(line.Subject),
    })]);

    public static string Write(JsonObject payload) => payload.ToJsonString(Readable);
}
