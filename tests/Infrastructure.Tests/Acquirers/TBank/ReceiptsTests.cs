using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using CsCheck;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class ReceiptsTests
{
    [Fact]
    public void A_receipt_is_said_in_the_banks_words()
    {
        var receipt = Sample.Receipt(new ReceiptLine("Чай «Сенча»", 0.25m, 1200m, 300m, VatRate.Vat22, "кг") { Subject = PaymentSubject.Service, Basis = PaymentBasis.FullPrepayment });

        TBankReceipts.Translate(receipt, ffd12: false).ToJsonString().ShouldBe(JsonNode.Parse("""
            {
              "FfdVersion": "1.05", "Taxation": "usn_income",
              "Items": [{ "Name": "Чай «Сенча»", "Price": 120000, "Quantity": 0.25, "Amount": 30000, "Tax": "vat22", "PaymentMethod": "full_prepayment", "PaymentObject": "service" }],
              "Email": "buyer@shop.example"
            }
            """)!.ToJsonString());
    }

    [Theory]
    [InlineData("шт", "шт")]
    [InlineData("", "-")]
    public void The_newer_format_names_the_unit(string unit, string said)
    {
        var translated = TBankReceipts.Translate(Sample.Receipt(new ReceiptLine("Чай", 1, 1m, 1m, VatRate.None, unit)), ffd12: true);

        translated["FfdVersion"]!.GetValue<string>().ShouldBe("1.2");
        translated["Items"]![0]!["MeasurementUnit"]!.GetValue<string>().ShouldBe(said);
    }

    [Fact]
    public void A_phone_goes_where_there_is_no_mail()
    {
        var receipt = Sample.Receipt(1m) with { Contact = ReceiptContact.Parse("8 (999) 000-11-22")! };

        var translated = TBankReceipts.Translate(receipt, ffd12: false);

        translated["Phone"]!.GetValue<string>().ShouldBe("+79990001122");
        translated.ContainsKey("Email").ShouldBeFalse();
    }

    [Fact]
    public void Every_word_of_ours_has_one_of_the_banks()
    {
        foreach (var rate in Enum.GetValues<VatRate>())
            Item(new ReceiptLine("a", 1, 1m, 1m, rate, "шт"))["Tax"]!.GetValue<string>().ShouldBe(rate == VatRate.None ? "none" : rate.ToString().ToLowerInvariant());
        foreach (var subject in Enum.GetValues<PaymentSubject>())
            Item(new ReceiptLine("a", 1, 1m, 1m, VatRate.None, "шт") { Subject = subject })["PaymentObject"]!.GetValue<string>().ShouldBe(subject.ToString().ToLowerInvariant());
        Enum.GetValues<PaymentBasis>().Select(basis => Item(new ReceiptLine("a", 1, 1m, 1m, VatRate.None, "шт") { Basis = basis })["PaymentMethod"]!.GetValue<string>())
            .ShouldBe(["full_prepayment", "prepayment", "advance", "full_payment"]);
        Enum.GetValues<TaxSystem>().Select(system => TBankReceipts.Translate(Sample.Receipt(1m) with { TaxSystem = system }, false)["Taxation"]!.GetValue<string>())
            .ShouldBe(["osn", "usn_income", "usn_income_outcome", "esn", "patent"]);
    }

    [Fact]
    public void The_kopecks_of_the_lines_sum_to_the_charge() => Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 50_000_000]).Array[1, 20].Sample(
        lines =>
        {
            var priced = lines.Select((line, index) => new PricedLine($"Товар {index}", line.Item1, "шт", VatRate.None, line.Item2)).ToList();
            var limits = new ReceiptLimits(100, 9_999m, 3, 128);
            var split = ReceiptSplitter.Split(priced, limits).Value;
            var items = TBankReceipts.Translate(Sample.Receipt([.. split.Lines]), ffd12: true)["Items"]!.AsArray();

            return items.Sum(item => item!["Amount"]!.GetValue<long>()) == lines.Sum(line => (long)line.Item2)
                && items.All(item => item!["Price"]!.GetValue<long>() * item["Quantity"]!.GetValue<decimal>() == item["Amount"]!.GetValue<long>())
                && items.All(item => item!["Quantity"]!.ToJsonString().Length <= 8);
        },
        iter: 300);

    private static JsonNode Item(ReceiptLine line) => TBankReceipts.Translate(Sample.Receipt(line), ffd12: false)["Items"]![0]!;
}
