using System.Text.Json.Nodes;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.Rbs;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs.RbsOrders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class RbsReceiptsTests
{
    private static readonly RbsOptions Classic = new() { BaseUrl = "https://bank.example/payment/rest/" };
    private static readonly RbsOptions Ecom = new() { BaseUrl = "https://bank.example/ecomm/gw/partner/api/v1/" };

    [Fact]
    public void Classic_receipt_has_a_tax_system_and_numbers()
    {
        var register = Registered(AReceipt(), Classic);

        ((int)register["taxSystem"]!).ShouldBe(1);
        ((string?)register["orderBundle"]!["customerDetails"]!["email"]).ShouldBe("buyer@shop.example");
        var item = Items(register["orderBundle"]!["cartItems"]!).ShouldHaveSingleItem();
        ((string?)item["name"]).ShouldBe("Чай «Сенча»");
        ((long)item["itemPrice"]!).ShouldBe(749_100);
        ((long)item["itemAmount"]!).ShouldBe(1_498_200);
        item["quantity"]!.ToJsonString().ShouldBe("""{"value":2,"measure":"\u0448\u0442"}""");
        ((int)item["tax"]!["taxType"]!).ShouldBe(6);
        item["itemAttributes"]!.ToJsonString().ShouldBe(
            """{"attributes":[{"name":"paymentMethod","value":"4"},{"name":"paymentObject","value":"1"}]}""");
    }

    [Fact]
    public void Sber_receipt_has_words_a_company_and_a_total()
    {
        var register = Registered(AReceipt(), Ecom, ("companyInn", "7707083893"));

        ((string?)register["email"]).ShouldBe("buyer@shop.example");
        var bundle = register["orderBundle"]!;
        ((string?)bundle["ffdVersion"], (string?)bundle["receiptType"]).ShouldBe(("1.05", "sell"));
        bundle["company"]!.ToJsonString().ShouldBe("""{"sno":"usn_income","inn":"7707083893"}""");
        bundle["payments"]!.ToJsonString().ShouldBe("""[{"type":1,"sum":1498200}]""");
        ((long)bundle["total"]!).ShouldBe(1_498_200);
        var item = Items(bundle["cartItems"]!).ShouldHaveSingleItem();
        ((string?)item["paymentMethod"], (string?)item["paymentObject"], (string?)item["measurementUnit"])
            .ShouldBe(("full_payment", "commodity", "шт"));
    }

    [Theory]
    [InlineData("шт", "0")]
    [InlineData("КГ.", "11")]
    [InlineData("м²", "32")]
    [InlineData("час", "71")]
    [InlineData("", "0")]
    [InlineData("упаковка", "255")]
    public void Format_1_2_has_codes_of_units(string unit, string code)
    {
        var receipt = AReceipt(Tea() with { Unit = unit, Subject = PaymentSubject.Service });

        var classic = Items(Registered(receipt, Classic, ("ffd", "1.2"))["orderBundle"]!["cartItems"]!).Single();
        var ecom = Items(Registered(receipt, Ecom, ("ffd", "1.2"))["orderBundle"]!["cartItems"]!).Single();

        ((string?)classic["quantity"]!["measure"]).ShouldBe(code);
        ((string?)ecom["quantity"]!["measure"]).ShouldBe(code);
        ((string?)ecom["paymentObject"]).ShouldBe("4");
        ecom.AsObject().ContainsKey("measurementUnit").ShouldBeFalse();
    }

    [Theory]
    [InlineData(VatRate.None, 0)]
    [InlineData(VatRate.Vat0, 1)]
    [InlineData(VatRate.Vat10, 2)]
    [InlineData(VatRate.Vat10Of110, 4)]
    [InlineData(VatRate.Vat20, 6)]
    [InlineData(VatRate.Vat20Of120, 7)]
    public void Rate_of_the_engine_has_its_number(VatRate rate, int number)
    {
        foreach (var bank in new[] { RbsBank.Sber, RbsBank.Alfa })
            Numbers(bank)[rate].ShouldBe(number);
    }

    [Theory]
    [InlineData(VatRate.Vat5, 10, "vatNumber5")]
    [InlineData(VatRate.Vat7, 12, "vatNumber7")]
    [InlineData(VatRate.Vat22, null, "vatNumber22")]
    [InlineData(VatRate.Vat5Of105, null, "vatNumber5of105")]
    [InlineData(VatRate.Vat7Of107, null, "vatNumber7of107")]
    [InlineData(VatRate.Vat22Of122, null, "vatNumber22of122")]
    public void Younger_rate_needs_its_number_from_the_settings(VatRate rate, int? alfa, string key)
    {
        Numbers(RbsBank.Sber).ContainsKey(rate).ShouldBeFalse();
        (Numbers(RbsBank.Alfa).TryGetValue(rate, out var known) ? known : (int?)null).ShouldBe(alfa);
        Numbers(RbsBank.Sber, (key, "17"))[rate].ShouldBe(17);
        Numbers(RbsBank.Alfa, (key, "17"))[rate].ShouldBe(17);
        RbsForm.Of(RbsBank.Alfa).Single(field => field.Key == key).Default.ShouldBe(alfa is null ? null : $"{alfa}");
        RbsForm.Of(RbsBank.Sber).Single(field => field.Key == key).Default.ShouldBeNull();
    }

    [Theory]
    [InlineData(TaxSystem.General, 0, "osn")]
    [InlineData(TaxSystem.SimplifiedIncome, 1, "usn_income")]
    [InlineData(TaxSystem.SimplifiedIncomeLessExpense, 2, "usn_income_outcome")]
    [InlineData(TaxSystem.Agricultural, 4, "esn")]
    [InlineData(TaxSystem.Patent, 5, "patent")]
    public void Tax_system_goes_with_every_receipt(TaxSystem system, int number, string word)
    {
        var receipt = AReceipt() with { TaxSystem = system };
        var refund = new JsonObject();
        RbsReceipts.AddPart(refund, receipt, Read(Classic), isRefund: true);

        ((int)Registered(receipt, Classic)["taxSystem"]!).ShouldBe(number);
        ((int)refund["taxSystem"]!).ShouldBe(number);
        ((string?)Registered(receipt, Ecom)["orderBundle"]!["company"]!["sno"]).ShouldBe(word);
    }

    [Fact]
    public void Split_lines_sum_to_the_charge_and_differ()
    {
        var receipt = AReceipt(
            new("Доставка", 2m, 33.33m, 66.66m, VatRate.None, "шт"),
            new("Доставка", 1m, 33.34m, 33.34m, VatRate.None, "шт"),
            new("Доставка", 1m, 33.34m, 33.34m, VatRate.None, "шт"),
            new("Яблоки", 0.300m, 100m, 30m, VatRate.Vat10, "кг"));

        var items = Items(Registered(receipt, Classic)["orderBundle"]!["cartItems"]!);

        items.Sum(item => (long)item["itemAmount"]!).ShouldBe(16_334);
        items.Select(item => (string?)item["positionId"]).Distinct().Count().ShouldBe(4);
        items.Select(item => (string?)item["itemCode"]).Distinct().Count().ShouldBe(4);
        items.All(item => ((string?)item["positionId"])!.All(char.IsAsciiDigit)).ShouldBeTrue();
        items[3]["quantity"]!["value"]!.ToJsonString().ShouldBe("0.3");
    }

    [Fact]
    public void Refunded_part_names_the_position_of_the_order()
    {
        var whole = AReceipt(new("Кружка", 1m, 500m, 500m, VatRate.None, "шт"), Tea());
        var part = new JsonObject();

        RbsReceipts.AddPart(
            part, LineShares.Of(whole, [new LineShare(2, 300m)], RbsReceipts.Limits), Read(Classic), isRefund: true);

        var refunded = Items(part["refundItems"]!).Single();
        var ordered = Items(Registered(whole, Classic)["orderBundle"]!["cartItems"]!)[1];
        ((string?)refunded["positionId"]).ShouldBe((string?)ordered["positionId"]);
        ((string?)refunded["itemCode"]).ShouldBe((string?)ordered["itemCode"]);
        ((long)refunded["itemAmount"]!).ShouldBe(30_000);
    }

    [Fact]
    public void Part_of_sber_is_a_receipt_of_its_kind()
    {
        var (refund, capture) = (new JsonObject(), new JsonObject());

        RbsReceipts.AddPart(refund, AReceipt(Tea(1m)), Read(Ecom), isRefund: true);
        RbsReceipts.AddPart(capture, AReceipt(Tea(1m)), Read(Ecom), isRefund: false);

        ((string?)refund["orderBundle"]!["receiptType"], (string?)capture["orderBundle"]!["receiptType"]).ShouldBe(("sell_refund", "sell"));
        ((long)refund["orderBundle"]!["total"]!).ShouldBe(749_100);
    }

    [Fact]
    public void Phone_has_digits_in_one_dialect_and_a_plus_in_the_other()
    {
        var receipt = AReceipt() with { Contact = ReceiptContact.Parse("+7 916 111-22-99")! };

        ((string?)Registered(receipt, Classic)["orderBundle"]!["customerDetails"]!["phone"]).ShouldBe("79161112299");
        ((string?)Registered(receipt, Ecom)["phone"]).ShouldBe("+79161112299");
    }

    [Fact]
    public void Long_name_is_cut_at_a_hundred()
    {
        var receipt = AReceipt(Tea() with { Name = new string('а', 99) + "😀" });

        ((string?)Items(Registered(receipt, Classic)["orderBundle"]!["cartItems"]!).Single()["name"]).ShouldBe(new string('а', 99));
    }

    [Fact]
    public void A_rate_without_a_number_is_none_of_the_sellers()
    {
        RbsRegister.RatesOf(Settings(), RbsBank.Sber).ShouldNotContain(VatRate.Vat22);
        RbsRegister.RatesOf(Settings(("vatNumber22", "11")), RbsBank.Sber).ShouldContain(VatRate.Vat22);
        RbsRegister.RatesOf(Settings(("vatNumber22", "eleven")), RbsBank.Sber).ShouldBe(RbsReceipts.Rates);
    }

    private static JsonNode[] Items(JsonNode cart) => [.. cart["items"]!.AsArray().Select(item => item!)];

    private static JsonObject Registered(Receipt receipt, RbsOptions options, params (string Key, string Value)[] settings)
    {
        var register = new JsonObject();
        RbsReceipts.AddTo(register, receipt, Read(options, settings));
        return register;
    }

    private static RbsSettings Read(RbsOptions options, params (string Key, string Value)[] settings) =>
        RbsSettings.Read(Settings(settings), RbsBank.Sber, options).Value;

    private static IReadOnlyDictionary<VatRate, int> Numbers(RbsBank bank, params (string Key, string Value)[] settings) =>
        RbsRegister.Read(Settings(settings), bank).Value.VatNumbers;
}
