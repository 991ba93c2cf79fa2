using System.Text.Json;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.CloudPayments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.CloudPayments;

/// <summary>Receipts in CloudKassir's words.</summary>
public sealed class CloudPaymentsReceiptsTests
{
    [Fact]
    public void Receipt_is_translated_field_by_field()
    {
        var receipt = AReceipt(
            new ReceiptLine("Чай «Сенча»", 2m, 649.50m, 1_299m, VatRate.Vat22, "шт"),
            new ReceiptLine("Доставка", 0.300m, 100m, 30m, VatRate.None, "") { Subject = PaymentSubject.Service });

        CloudPaymentsReceipts.Translate(receipt, "items").ToJsonString(new JsonSerializerOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }).ShouldBe(
            """
            {"items":[
            {"label":"Чай «Сенча»","price":649.50,"quantity":2,"amount":1299,"vat":22,"method":4,"object":1,"measurementUnit":"шт"},
            {"label":"Доставка","price":100,"quantity":0.3,"amount":30,"vat":null,"method":4,"object":4,"measurementUnit":"шт"}],
            "taxationSystem":1,"amounts":{"electronic":1329,"advancePayment":0,"credit":0,"provision":0},"email":"buyer@shop.example"}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData(VatRate.None, "null")]
    [InlineData(VatRate.Vat0, "0")]
    [InlineData(VatRate.Vat5, "5")]
    [InlineData(VatRate.Vat7, "7")]
    [InlineData(VatRate.Vat10, "10")]
    [InlineData(VatRate.Vat20, "20")]
    [InlineData(VatRate.Vat22, "22")]
    [InlineData(VatRate.Vat5Of105, "105")]
    [InlineData(VatRate.Vat7Of107, "107")]
    [InlineData(VatRate.Vat10Of110, "110")]
    [InlineData(VatRate.Vat20Of120, "120")]
    [InlineData(VatRate.Vat22Of122, "122")]
    public void Every_rate_has_its_number(VatRate rate, string number)
    {
        var line = new ReceiptLine("а", 1m, 1m, 1m, rate, "шт");

        var item = JsonElement.Parse(CloudPaymentsReceipts.Translate(AReceipt(line), "items").ToJsonString()).GetProperty("items")[0];

        item.GetProperty("vat").GetRawText().ShouldBe(number);
    }

    [Theory]
    [InlineData(TaxSystem.General, 0)]
    [InlineData(TaxSystem.SimplifiedIncome, 1)]
    [InlineData(TaxSystem.SimplifiedIncomeLessExpense, 2)]
    [InlineData(TaxSystem.Agricultural, 4)]
    [InlineData(TaxSystem.Patent, 5)]
    public void Every_tax_system_has_its_number(TaxSystem system, int number) =>
        CloudPaymentsReceipts.Translate(AReceipt() with { TaxSystem = system }, "items")["taxationSystem"]!.GetValue<int>()
            .ShouldBe(number);

    [Theory]
    [InlineData(PaymentBasis.FullPrepayment, 1)]
    [InlineData(PaymentBasis.Prepayment, 2)]
    [InlineData(PaymentBasis.Advance, 3)]
    [InlineData(PaymentBasis.FullPayment, 4)]
    [InlineData(PaymentBasis.PartialPayment, 5)]
    public void Every_basis_has_its_number(PaymentBasis basis, int number)
    {
        var line = new ReceiptLine("а", 1m, 1m, 1m, VatRate.None, "шт") { Basis = basis };

        CloudPaymentsReceipts.Translate(AReceipt(line), "items")["items"]![0]!["method"]!.GetValue<int>().ShouldBe(number);
    }

    [Fact]
    public void Long_names_are_cut_and_data_wraps_the_receipt()
    {
        var line = new ReceiptLine(new string('я', 300), 1m, 1m, 1m, VatRate.None, "шт");

        var data = CloudPaymentsReceipts.Data(AReceipt(line));

        data["cloudPayments"]!["CustomerReceipt"]!["Items"]![0]!["label"]!.GetValue<string>().Length.ShouldBe(128);
        CloudPaymentsReceipts.Data(null).Count.ShouldBe(0);
    }
}
