using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

/// <summary>Translates a receipt and sums into the words of CloudPayments and its register CloudKassir, without computing.</summary>
internal static class CloudPaymentsReceipts
{
    private const int LongestName = 128;
    private const int LongestUnit = 16;

    public static readonly IReadOnlyCollection<VatRate> Rates = Enum.GetValues<VatRate>();

    public static readonly ReceiptLimits Limits = new(MaxLines: 100, MaxQuantity: 99_999.999m, QuantityDecimals: 3, LongestName);

    /// <param name="receipt">Its lines sum to what is charged.</param>
    /// <param name="items">The name of the lines: <c>items</c> in the widget, <c>Items</c> in the API.</param>
    public static JsonObject Translate(Receipt receipt, string items)
    {
        var translated = new JsonObject
        {
            [items] = new JsonArray([.. receipt.Lines.Select(Item)]),
            ["taxationSystem"] = TaxationSystem(receipt.TaxSystem),
            ["amounts"] = new JsonObject
            {
                ["electronic"] = Roubles(receipt.Lines.Sum(line => line.Amount)),
                ["advancePayment"] = 0,
                ["credit"] = 0,
                ["provision"] = 0,
            },
        };
        foreach (var (name, value) in Contact(receipt.Contact))
            translated[name] = value?.DeepClone();
        return translated;
    }

    /// <summary>The data of a call of the API; the receipt stands in it under CloudPayments' name.</summary>
    public static JsonObject Data(Receipt? receipt) => receipt is null
        ? []
        : new JsonObject { ["cloudPayments"] = new JsonObject { ["CustomerReceipt"] = Translate(receipt, "Items") } };

    public static JsonObject Contact(ReceiptContact contact)
    {
        var translated = new JsonObject();
        if (contact.Email is { } email)
            translated["email"] = email;
        if (contact.Phone is { } phone)
            translated["phone"] = phone;
        return translated;
    }

    /// <summary>Major units, a number.</summary>
    public static JsonNode Sum(Money sum) => JsonValue.Create(sum.Rounded().Amount);

    private static JsonNode Roubles(decimal roubles) => Sum(Money.Rub(roubles));

    private static JsonObject Item(ReceiptLine line) => new()
    {
        ["label"] = WireText.Cut(line.Name, LongestName),
        ["price"] = Roubles(line.UnitPrice),
        ["quantity"] = WireText.Plain(line.Quantity),
        ["amount"] = Roubles(line.Amount),
        // An explicit null is "no VAT"; zero would be the rate of 0 %.
        ["vat"] = Vat(line.Vat),
        ["method"] = Method(line.Basis),
        ["object"] = Object(line.Subject),
        ["measurementUnit"] = string.IsNullOrWhiteSpace(line.Unit) ? "шт" : WireText.Cut(line.Unit, LongestUnit),
    };

    private static int TaxationSystem(TaxSystem system) => system switch
    {
        TaxSystem.General => 0,
        TaxSystem.SimplifiedIncome => 1,
        TaxSystem.SimplifiedIncomeLessExpense => 2,
        TaxSystem.Agricultural => 4,
        TaxSystem.Patent => 5,
    };

    private static JsonNode? Vat(VatRate rate) => rate switch
    {
        VatRate.None => null,
        VatRate.Vat0 => 0,
        VatRate.Vat5 => 5,
        VatRate.Vat7 => 7,
        VatRate.Vat10 => 10,
        VatRate.Vat20 => 20,
        VatRate.Vat22 => 22,
        VatRate.Vat5Of105 => 105,
        VatRate.Vat7Of107 => 107,
        VatRate.Vat10Of110 => 110,
        VatRate.Vat20Of120 => 120,
        VatRate.Vat22Of122 => 122,
    };

    private static int Method(PaymentBasis basis) => basis switch
    {
        PaymentBasis.FullPrepayment => 1,
        PaymentBasis.Prepayment => 2,
        PaymentBasis.Advance => 3,
        PaymentBasis.FullPayment => 4,
        PaymentBasis.PartialPayment => 5,
    };

    private static int Object(PaymentSubject subject) => subject switch
    {
        PaymentSubject.Commodity => 1,
        PaymentSubject.Job => 3,
        PaymentSubject.Service => 4,
        PaymentSubject.Payment => 10,
        PaymentSubject.Another => 13,
    };
}
