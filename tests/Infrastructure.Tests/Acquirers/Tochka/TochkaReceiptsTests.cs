using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.Tochka;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Tochka;

public sealed class TochkaReceiptsTests
{
    [Fact]
    public void A_receipt_is_translated_member_by_member()
    {
        var data = new JsonObject();

        TochkaReceipts.Write(Point.AReceipt(), data);

        JsonNode.DeepEquals(
            data,
            JsonNode.Parse(
                """
                {
                  "taxSystemCode": "usn_income",
                  "Client": { "email": "buyer@shop.example" },
                  "Items": [
                    { "name": "Чай «Сенча»", "amount": 7491.00, "quantity": 2, "vatType": "vat22",
                      "paymentMethod": "full_payment", "paymentObject": "goods", "measure": "шт." }
                  ]
                }
                """)).ShouldBeTrue(data.ToJsonString());
        data["Items"]![0]!["amount"]!.ToJsonString().ShouldBe("7491.00");
    }

    [Theory]
    [InlineData(VatRate.None, "none")]
    [InlineData(VatRate.Vat0, "vat0")]
    [InlineData(VatRate.Vat5, "vat5")]
    [InlineData(VatRate.Vat7, "vat7")]
    [InlineData(VatRate.Vat10, "vat10")]
    [InlineData(VatRate.Vat22, "vat22")]
    [InlineData(VatRate.Vat5Of105, "vat105")]
    [InlineData(VatRate.Vat7Of107, "vat107")]
    [InlineData(VatRate.Vat10Of110, "vat110")]
    [InlineData(VatRate.Vat22Of122, "vat122")]
    public void Each_rate_of_2026_has_its_word(VatRate rate, string word)
    {
        ItemOf(Line() with { Vat = rate })["vatType"]!.GetValue<string>().ShouldBe(word);
        TochkaReceipts.Rates.ShouldContain(rate);
    }

    [Theory]
    [InlineData(VatRate.Vat20)]
    [InlineData(VatRate.Vat20Of120)]
    public void Twenty_percent_is_refused_never_mapped(VatRate rate)
    {
        TochkaReceipts.Rates.ShouldNotContain(rate);
        TochkaReceipts.Objection(Point.AReceipt(Line() with { Vat = rate })).ShouldNotBeNull();
    }

    [Fact]
    public void A_buyer_with_a_phone_alone_is_refused()
    {
        TochkaReceipts.Objection(Point.ReceiptFor("+79160000000")).ShouldNotBeNull().ShouldContain("e-mail");
        TochkaReceipts.Objection(Point.AReceipt()).ShouldBeNull();
    }

    [Theory]
    [InlineData(TaxSystem.General, "osn")]
    [InlineData(TaxSystem.SimplifiedIncome, "usn_income")]
    [InlineData(TaxSystem.SimplifiedIncomeLessExpense, "usn_income_outcome")]
    [InlineData(TaxSystem.Agricultural, "esn")]
    [InlineData(TaxSystem.Patent, "patent")]
    public void Each_tax_system_has_its_word(TaxSystem system, string word)
    {
        var data = new JsonObject();

        TochkaReceipts.Write(Point.AReceipt() with { TaxSystem = system }, data);

        data["taxSystemCode"]!.GetValue<string>().ShouldBe(word);
    }

    [Theory]
    [InlineData(PaymentSubject.Service, "service")]
    [InlineData(PaymentSubject.Job, "work")]
    [InlineData(PaymentSubject.Commodity, "goods")]
    [InlineData(PaymentSubject.Payment, null)]
    [InlineData(PaymentSubject.Another, null)]
    public void A_subject_that_the_bank_lacks_is_refused(PaymentSubject subject, string? word)
    {
        var line = Line() with { Subject = subject };

        if (word is null)
            TochkaReceipts.Objection(Point.AReceipt(line)).ShouldNotBeNull();
        else
            ItemOf(line)["paymentObject"]!.GetValue<string>().ShouldBe(word);
    }

    [Theory]
    [InlineData(PaymentBasis.FullPayment, "full_payment")]
    [InlineData(PaymentBasis.FullPrepayment, "full_prepayment")]
    [InlineData(PaymentBasis.Advance, null)]
    [InlineData(PaymentBasis.Prepayment, null)]
    [InlineData(PaymentBasis.PartialPayment, null)]
    public void A_basis_that_the_bank_lacks_is_refused(PaymentBasis basis, string? word)
    {
        var line = Line() with { Basis = basis };

        if (word is null)
            TochkaReceipts.Objection(Point.AReceipt(line)).ShouldNotBeNull();
        else
            ItemOf(line)["paymentMethod"]!.GetValue<string>().ShouldBe(word);
    }

    [Theory]
    [InlineData("шт", "шт.")]
    [InlineData("ШТ.", "шт.")]
    [InlineData("кг", "кг.")]
    [InlineData("м²", "м2.")]
    [InlineData("м³", "м3")]
    [InlineData("кВт·ч", "шт.")]
    [InlineData("кВт.ч", "кВт.ч.")]
    [InlineData("усл.", "шт.")]
    [InlineData("", "шт.")]
    public void A_unit_gets_the_banks_spelling(string unit, string measure) =>
        ItemOf(Line() with { Unit = unit })["measure"]!.GetValue<string>().ShouldBe(measure);

    [Fact]
    public void A_long_name_is_cut() =>
        ItemOf(Line() with { Name = new string('я', 300) })["name"]!.GetValue<string>().Length.ShouldBe(256);

    [Fact]
    public void Lines_of_the_splitter_sum_to_the_charge_exactly()
    {
        PricedLine[] priced = [new("Сахар", 1.333m, "кг", VatRate.Vat10, 10_001), new("Чай", 3m, "шт", VatRate.Vat22, 10_000)];

        var receipt = Point.AReceipt([.. ReceiptSplitter.Split(priced, TochkaReceipts.Limits).Value.Lines]);

        receipt.Lines.Sum(line => line.UnitPrice * line.Quantity).ShouldBe(200.01m);
    }

    private static ReceiptLine Line() => Point.AReceipt().Lines[0];

    private static JsonObject ItemOf(ReceiptLine line)
    {
        var data = new JsonObject();
        TochkaReceipts.Write(Point.AReceipt(line), data);
        return data["Items"]![0]!.AsObject();
    }
}
