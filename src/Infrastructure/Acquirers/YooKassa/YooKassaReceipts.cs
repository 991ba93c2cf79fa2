using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

/// <summary>Translates a receipt and sums into YooKassa's words, without computing.</summary>
internal static class YooKassaReceipts
{
    private const int LongestName = 128;

    public static readonly IReadOnlyCollection<VatRate> Rates = Enum.GetValues<VatRate>();

    /// <summary>"Receipts from YooKassa" take 80 lines, a fiscal register of the seller's own 100.</summary>
    public static readonly ReceiptLimits Limits = new(MaxLines: 80, MaxQuantity: 99_999.999m, QuantityDecimals: 3, LongestName)
    {
        MaxQuantityLength = 9,
    };

    public static JsonObject Translate(Receipt receipt) => new()
    {
        ["customer"] = Customer(receipt.Contact),
        ["items"] = new JsonArray([.. receipt.Lines.Select(line => Item(line, receipt.Currency))]),
        ["tax_system_code"] = TaxSystemCode(receipt.TaxSystem),
    };

    /// <summary>A sum is a text with a point and the currency's digits.</summary>
    public static JsonObject Sum(Money sum) => new()
    {
        ["value"] = sum.Rounded().Amount.ToString($"F{sum.Currency.MinorDigits}", System.Globalization.CultureInfo.InvariantCulture),
        ["currency"] = sum.Currency.Code,
    };

    private static JsonObject Customer(ReceiptContact contact)
    {
        var customer = new JsonObject();
        if (contact.Email is { } email)
            customer["email"] = email;
        // Digits only: a plus or a space is refused.
        if (contact.Phone is { } phone)
            customer["phone"] = phone.TrimStart('+');
        return customer;
    }

    // The amount of an item is the price of one unit.
    private static JsonObject Item(ReceiptLine line, Currency currency) => new()
    {
        ["description"] = WireText.Cut(line.Name, LongestName),
        ["quantity"] = WireText.Plain(line.Quantity),
        ["amount"] = Sum(new Money(line.UnitPrice, currency)),
        ["vat_code"] = VatCode(line.Vat),
        ["measure"] = Measure(line.Unit),
        ["payment_subject"] = FiscalWords.Of(line.Subject),
        ["payment_mode"] = Mode(line.Basis),
    };

    private static int TaxSystemCode(TaxSystem system) => system switch
    {
        TaxSystem.General => 1,
        TaxSystem.SimplifiedIncome => 2,
        TaxSystem.SimplifiedIncomeLessExpense => 3,
        TaxSystem.Agricultural => 5,
        TaxSystem.Patent => 6,
    };

    private static int VatCode(VatRate rate) => rate switch
    {
        VatRate.None => 1,
        VatRate.Vat0 => 2,
        VatRate.Vat10 => 3,
        VatRate.Vat20 => 4,
        VatRate.Vat10Of110 => 5,
        VatRate.Vat20Of120 => 6,
        VatRate.Vat5 => 7,
        VatRate.Vat7 => 8,
        VatRate.Vat5Of105 => 9,
        VatRate.Vat7Of107 => 10,
        VatRate.Vat22 => 11,
        VatRate.Vat22Of122 => 12,
    };

    private static string Measure(string unit) => unit.Trim().TrimEnd('.').ToLowerInvariant() switch
    {
        "" or "шт" or "штука" or "штук" => "piece",
        "г" or "гр" => "gram",
        "кг" => "kilogram",
        "т" => "ton",
        "см" => "centimeter",
        "м" => "meter",
        "м2" or "м²" or "кв м" or "кв.м" => "square_meter",
        "мл" => "milliliter",
        "л" => "liter",
        "м3" or "м³" => "cubic_meter",
        "ч" or "час" => "hour",
        "мин" => "minute",
        "сут" or "день" or "дн" => "day",
        _ => "another",
    };

    private static string Mode(PaymentBasis basis) => basis switch
    {
        PaymentBasis.FullPrepayment => "full_prepayment",
        PaymentBasis.Prepayment => "partial_prepayment",
        PaymentBasis.Advance => "advance",
        PaymentBasis.FullPayment => "full_payment",
        PaymentBasis.PartialPayment => "partial_payment",
    };
}
