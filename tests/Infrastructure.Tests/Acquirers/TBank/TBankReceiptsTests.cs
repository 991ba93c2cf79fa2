using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using CsCheck;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.TBank.Orders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankReceiptsTests
{
    private static readonly ReceiptLimits Limits = new(100, 99_999m, 2, 128);

    [Fact]
    public void A_line_is_translated_in_full() =>
        TBankReceipts
            .Translate(
                AReceipt(
                    new ReceiptLine("Чай", 1.50m, 100.10m, 150.15m, VatRate.Vat22, "кг")
                    {
                        Subject = PaymentSubject.Service,
                        Basis = PaymentBasis.FullPrepayment,
                    }
                ),
                ffd12: false
            )
            .ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldBe(
                """{"FfdVersion":"1.05","Taxation":"usn_income","Items":[{"Name":"Чай","Price":10010,"Quantity":1.5,"Amount":15015"""
                + ""","Tax":"vat22","PaymentMethod":"full_prepayment","PaymentObject":"service"}],"Email":"buyer@shop.example"}"""
            );

    [Fact]
    public void Ffd_1_2_names_the_unit()
    {
        var translated = TBankReceipts.Translate(AReceipt(), ffd12: true);

        translated["FfdVersion"]!.GetValue<string>().ShouldBe("1.2");
        translated["Items"]![0]!["MeasurementUnit"]!.GetValue<string>().ShouldBe("шт");
    }

    [Fact]
    public void Ffd_1_2_without_a_unit_has_a_dash() =>
        TBankReceipts.Translate(AReceipt(new ReceiptLine("Чай", 1m, 1m, 1m, VatRate.None, "")), ffd12: true)["Items"]![0]![
            "MeasurementUnit"
        ]!
            .GetValue<string>()
            .ShouldBe("-");

    [Fact]
    public void A_contact_without_email_is_a_phone()
    {
        var receipt = AReceipt() with { Contact = ReceiptContact.Parse("8 999 000-11-22")! };

        var translated = TBankReceipts.Translate(receipt, ffd12: false);

        translated["Phone"]!.GetValue<string>().ShouldBe("+79990001122");
        translated.ContainsKey("Email").ShouldBeFalse();
    }

    [Fact]
    public void Names_lose_characters_that_the_bank_escapes() =>
        TBankReceipts.Translate(AReceipt(new ReceiptLine("Кабель <\"USB\" & 'C'>", 1m, 1m, 1m, VatRate.None, "шт")), ffd12: false)[
            "Items"
        ]![0]!["Name"]!
            .GetValue<string>()
            .ShouldBe("Кабель (’USB’ + ’C’)");

    [Fact]
    public void Every_fiscal_value_has_a_bank_code()
    {
        foreach (var vat in Enum.GetValues<VatRate>())
        foreach (var subject in Enum.GetValues<PaymentSubject>())
        foreach (var basis in Enum.GetValues<PaymentBasis>())
        foreach (var system in Enum.GetValues<TaxSystem>())
        {
            var line = new ReceiptLine("Чай", 1m, 1m, 1m, vat, "шт") { Subject = subject, Basis = basis };
            Should.NotThrow(() => TBankReceipts.Translate(AReceipt(line) with { TaxSystem = system }, ffd12: false));
        }
    }

    [Fact]
    public void Items_sum_to_the_charge() =>
        Gen.Select(Gen.Decimal[0.001m, 999m], Gen.Long[1, 9_999_999])
            .List[1, 20]
            .Sample(sold =>
            {
                var priced = sold.Select(line => new PricedLine(
                        "Товар",
                        decimal.Round(line.Item1, 3) + 0.001m,
                        "шт",
                        VatRate.Vat10,
                        line.Item2
                    ))
                    .ToList();
                var receipt = AReceipt([.. ReceiptSplitter.Split(priced, Limits).Value.Lines]);

            var items = TBankReceipts.Translate(receipt, ffd12: false)["Items"]!.AsArray();

            items.Sum(item => item!["Amount"]!.GetValue<long>()).ShouldBe(sold.Sum(line => line.Item2));
            items.ShouldAllBe(item => item!["Quantity"]!.ToJsonString().Length <= 8);
            receipt.Total.ShouldBe(Money.FromMinorUnits(sold.Sum(line => line.Item2), Currency.Rub));
        });
}
