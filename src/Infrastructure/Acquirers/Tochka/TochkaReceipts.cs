using System.Collections.Frozen;
using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Receipts;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>Translates a receipt into the bank's words, without computing.</summary>
internal static class TochkaReceipts
{
    private const int LongestName = 256;
    private const string Pieces = "шт.";

    /// <summary>
    /// Whole quantities alone: a line has no total at this bank, and price × quantity of a fraction may miss the sum by a kopeck.
    /// </summary>
    public static readonly ReceiptLimits Limits = new(MaxLines: 100, MaxQuantity: 99_999m, QuantityDecimals: 0, LongestName);

    /// <summary>In 2026 the bank no longer takes 20 % and 20/120.</summary>
    public static readonly IReadOnlyCollection<VatRate> Rates = [.. Enum.GetValues<VatRate>().Where(rate => Tax(rate) is not null)];

    private static readonly FrozenDictionary<string, string> Measures = FrozenDictionary.ToFrozenDictionary(
        new[]
        {
            Pieces, "г.", "кг.", "т.", "см.", "дм.", "м.", "см2.", "дм2.", "м2.", "мл.", "л.", "м3", "кВт.ч.", "Гкал.", "дн.", "ч.",
            "мин.", "сек.", "Кб.", "Мб.", "Гб.", "Тб.",
        },
        Plain,
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The seller's reason why the bank cannot print this receipt; null where it can.</summary>
    public static string? Objection(Receipt receipt) =>
        receipt.Contact.Email is null ? "the bank sends receipts to an e-mail address only"
        : receipt.Lines.Any(line => Tax(line.Vat) is null) ? "the bank no longer takes the VAT rate of 20 %"
        : receipt.Lines.Any(line => Basis(line.Basis) is null) ? "the bank prints full payments and full prepayments only"
        : receipt.Lines.Any(line => Subject(line.Subject) is null) ? "the bank prints goods, services and works only"
        : null;

    /// <summary>Writes the receipt into the data of a payment.</summary>
    public static void Write(Receipt receipt, JsonObject data)
    {
        data["taxSystemCode"] = FiscalWords.Of(receipt.TaxSystem);
        data["Client"] = new JsonObject { ["email"] = receipt.Contact.Email };
        data["Items"] = new JsonArray([.. receipt.Lines.Select(Item)]);
    }

    private static JsonObject Item(ReceiptLine line) => new()
    {
        ["name"] = WireText.Cut(line.Name, LongestName),
        // Of one unit.
        ["amount"] = TochkaText.Sum(line.UnitPrice),
        ["quantity"] = WireText.Plain(line.Quantity),
        ["vatType"] = Tax(line.Vat),
        ["paymentMethod"] = Basis(line.Basis),
        ["paymentObject"] = Subject(line.Subject),
        // A unit outside the bank's list is printed as its default.
        ["measure"] = Measures.GetValueOrDefault(Plain(line.Unit), Pieces),
    };

    // The bank spells each with its own points; people leave them out.
    private static string Plain(string unit) => string.Concat(unit.Where(c => c is not ('.' or ' '))).Replace('²', '2').Replace('³', '3');

    private static string? Tax(VatRate rate) => rate is VatRate.Vat20 or VatRate.Vat20Of120 ? null : FiscalWords.Of(rate);

    private static string? Basis(PaymentBasis basis) =>
        basis is PaymentBasis.FullPrepayment or PaymentBasis.FullPayment ? FiscalWords.Of(basis) : null;

    private static string? Subject(PaymentSubject subject) => subject switch
    {
        PaymentSubject.Commodity => "goods",
        PaymentSubject.Service => "service",
        PaymentSubject.Job => "work",
        PaymentSubject.Payment or PaymentSubject.Another => null,
    };
}
