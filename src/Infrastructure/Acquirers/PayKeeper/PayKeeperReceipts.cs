using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

/// <summary>Translates sums and receipts into PayKeeper's words, without computing. The tax system is a setting of the server.</summary>
internal static class PayKeeperReceipts
{
    public const int LongestName = 128;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly IReadOnlyCollection<VatRate> Rates = Enum.GetValues<VatRate>();

    public static readonly ReceiptLimits Limits = new(MaxLines: 100, MaxQuantity: 99_999.999m, QuantityDecimals: 3, LongestName);

    /// <summary>Roubles with a point and two digits.</summary>
    public static string Sum(Money sum) => sum.Rounded().Amount.ToString("F2", CultureInfo.InvariantCulture);

    public static string Write(JsonNode json) => json.ToJsonString(Readable);

    public static JsonArray Cart(Receipt receipt) => new([.. receipt.Lines.Select(Item)]);

    private static JsonObject Item(ReceiptLine line)
    {
        var item = new JsonObject
        {
            ["name"] = WireText.Cut(line.Name, LongestName),
            ["price"] = line.UnitPrice,
            ["quantity"] = WireText.Plain(line.Quantity),
            ["sum"] = line.Amount,
            ["tax"] = Tax(line.Vat),
            ["item_type"] = Subject(line.Subject),
            // Its default differs between the versions of the server.
            ["payment_type"] = Basis(line.Basis),
        };
        if (Measure(line.Unit) is { } measure)
            item["measure"] = measure;
        return item;
    }

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

    private static string Subject(PaymentSubject subject) => subject switch
    {
        PaymentSubject.Commodity => "goods",
        PaymentSubject.Service => "service",
        PaymentSubject.Job => "work",
        PaymentSubject.Payment => "payment",
        PaymentSubject.Another => "other",
    };

    private static string Basis(PaymentBasis basis) => basis switch
    {
        PaymentBasis.FullPrepayment => "prepay",
        PaymentBasis.Prepayment => "part_prepay",
        PaymentBasis.Advance => "advance",
        PaymentBasis.FullPayment => "full",
        PaymentBasis.PartialPayment => "part_credit",
    };

    // The codes that are documented; an item without one is counted as the server is set.
    private static string? Measure(string unit) => unit.Trim().TrimEnd('.').ToLowerInvariant() switch
    {
        "" or "шт" or "штука" or "штук" => "pcs",
        "кг" => "kg",
        "л" => "l",
        _ => null,
    };
}
