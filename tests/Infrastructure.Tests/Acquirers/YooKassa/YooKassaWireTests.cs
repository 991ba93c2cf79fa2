using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.YooKassa;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.YooKassa;

/// <summary>The bytes of an opening, and the meaning of each answer.</summary>
public sealed class YooKassaWireTests
{
    private const string Opened =
        """
        {"id":"2f000001-000f-5000-8000-000000000001","status":"pending","amount":{"value":"14982.00","currency":"RUB"},
         "confirmation":{"type":"redirect","confirmation_url":"https://yoomoney.ru/checkout/payments/v2/contract?orderId=1"},
         "metadata":{"cleanacquiring_order":"20001-abcdefghjkmn"},"test":true}
        """;

    private static readonly Dictionary<string, string?> Settings = new() { ["BaseUrl"] = "{server}v3" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Authorization_is_the_shop_and_its_key() =>
        YooKassaClient.Authorization(new YooKassaShop("100200", "test_AbCdEf-123_xyz", IsTest: true)).ToString()
            .ShouldBe("Basic MTAwMjAwOnRlc3RfQWJDZEVmLTEyM194eXo=");

    [Fact]
    public async Task An_opening_carries_sum_capture_key_and_return_address()
    {
        await using var bench = await ScriptedBench.StartAsync("yookassa", Settings, (200, Opened));

        var opened = await bench.Acquirer.StartAsync(AnOrder() with { Amount = Money.Rub(14_982m) }, Connection(), Token);

        opened.ShouldBe(new StartOutcome.Opened(
            "2f000001-000f-5000-8000-000000000001",
            new PaymentPage.Redirect(new Uri("https://yoomoney.ru/checkout/payments/v2/contract?orderId=1"))));
        var visit = bench.Visits.ShouldHaveSingleItem();
        (visit.Path, visit.Headers["Idempotence-Key"]).ShouldBe(("/v3/payments", "pay-20001-abcdefghjkmn"));
        var body = JsonElement.Parse(visit.Body);
        body.GetProperty("amount").GetRawText().ShouldBe("""{"value":"14982.00","currency":"RUB"}""");
        body.GetProperty("capture").GetBoolean().ShouldBeTrue();
        body.GetProperty("confirmation").GetProperty("return_url").GetString().ShouldBe("https://pay.example/payments/abc");
        body.GetProperty("description").GetString().ShouldBe("Счёт №417");
        body.TryGetProperty("receipt", out _).ShouldBeFalse();
        body.TryGetProperty("payment_method_data", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_order_is_the_same_bytes_and_key()
    {
        await using var bench = await ScriptedBench.StartAsync("yookassa", Settings, (500, "{}"), (200, Opened));
        var order = AnOrder() with { Receipt = AReceipt() };

        (await bench.Acquirer.StartAsync(order, Connection(), Token)).ShouldBeOfType<StartOutcome.Unknown>();
        (await bench.Acquirer.StartAsync(order, Connection(), Token)).ShouldBeOfType<StartOutcome.Opened>();

        bench.Visits[1].Body.ShouldBe(bench.Visits[0].Body);
        bench.Visits[1].Headers["Idempotence-Key"].ShouldBe(bench.Visits[0].Headers["Idempotence-Key"]);
    }

    [Theory]
    [InlineData("750000.1", "750000.10")]
    [InlineData("0.01", "0.01")]
    public void A_sum_is_a_text_with_two_digits(string amount, string text) =>
        YooKassaReceipts.Sum(Money.Rub(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)))["value"]!
            .GetValue<string>().ShouldBe(text);

    [Theory]
    [InlineData("sbp", true, "sbp")]
    [InlineData("bank_card", false, "bank_card")]
    [InlineData("any", false, null)]
    public void Two_stages_hold_where_the_way_to_pay_can(string method, bool isCaptured, string? type)
    {
        var settings = YooKassaSettings.Read(Connection(("paymentMethod", method))).Value;

        var payment = YooKassaStart.Payment(AnOrder() with { Stages = PaymentStages.Two }, settings);

        payment["capture"]!.GetValue<bool>().ShouldBe(isCaptured);
        ((string?)payment["payment_method_data"]?["type"]).ShouldBe(type);
    }

    [Fact]
    public void A_receipt_is_translated_field_by_field()
    {
        var receipt = YooKassaReceipts.Translate(AReceipt(new ReceiptLine("Чай", 3.000m, 10m, 30m, VatRate.Vat22, "шт")));

        receipt.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldBe(
                """
                {"customer":{"email":"buyer@shop.example"},"items":[{"description":"Чай","quantity":3,"amount":{"value":"10.00",
                "currency":"RUB"},"vat_code":11,"measure":"piece","payment_subject":"commodity","payment_mode":"full_payment"}],
                "tax_system_code":2}
                """.ReplaceLineEndings(""));
    }

    [Fact]
    public void Each_rate_has_its_own_code()
    {
        var codes = Enum.GetValues<VatRate>()
            .ToDictionary(rate => rate, rate => YooKassaReceipts.Translate(AReceipt(new ReceiptLine("а", 1m, 1m, 1m, rate, "шт")))
                ["items"]![0]!["vat_code"]!.GetValue<int>());

        codes.Values.Order().ShouldBe(Enumerable.Range(1, 12));
        (codes[VatRate.Vat20], codes[VatRate.Vat22], codes[VatRate.Vat22Of122]).ShouldBe((4, 11, 12));
    }

    [Fact]
    public void A_phone_goes_as_digits_alone() =>
        YooKassaReceipts.Translate(AReceipt() with { Contact = ReceiptContact.Parse("+7 999 000-11-22")! })["customer"]!["phone"]!
            .GetValue<string>().ShouldBe("79990001122");

    [Theory]
    [InlineData(400, """{"type":"error","code":"invalid_request","description":"Receipt is missing","parameter":"receipt"}""", "Declined")]
    [InlineData(401, """{"type":"error","code":"invalid_credentials"}""", "Declined")]
    [InlineData(400, """{"type":"error","code":"invalid_request","parameter":"Idempotence-Key"}""", "Unknown")]
    [InlineData(500, """{"type":"error","code":"internal_server_error"}""", "Unknown")]
    [InlineData(202, """{"type":"processing","retry_after":1800}""", "Unknown")]
    [InlineData(502, "<html>Bad Gateway</html>", "Unknown")]
    [InlineData(403, "<html>blocked</html>", "Unknown")]
    [InlineData(200, "{", "Unknown")]
    [InlineData(0, "", "Unknown")]
    public async Task Only_a_refusal_of_its_own_declines(int status, string body, string outcome)
    {
        await using var bench = await ScriptedBench.StartAsync("yookassa", Settings, (status, body));

        (await bench.Acquirer.StartAsync(AnOrder(), Connection(), Token)).GetType().Name.ShouldBe(outcome);
    }

    [Fact]
    public async Task Too_many_requests_are_an_outage()
    {
        await using var bench = await ScriptedBench.StartAsync("yookassa", Settings, (429, "{}"));

        await Should.ThrowAsync<OutageException>(() => bench.Acquirer.StartAsync(AnOrder(), Connection(), Token));
    }

    [Theory]
    [InlineData("pending", "", EvidenceKind.Pending)]
    [InlineData("waiting_for_capture", "", EvidenceKind.Authorized)]
    [InlineData("succeeded", "", EvidenceKind.Paid)]
    [InlineData("succeeded", ",\"refunded_amount\":{\"value\":\"0.00\",\"currency\":\"RUB\"}", EvidenceKind.Paid)]
    [InlineData("succeeded", ",\"refunded_amount\":{\"value\":\"1.00\",\"currency\":\"RUB\"}", EvidenceKind.PartiallyRefunded)]
    [InlineData("succeeded", ",\"refunded_amount\":{\"value\":\"10.00\",\"currency\":\"RUB\"}", EvidenceKind.Refunded)]
    [InlineData("canceled", ",\"cancellation_details\":{\"reason\":\"expired_on_confirmation\"}", EvidenceKind.Expired)]
    [InlineData("canceled", ",\"cancellation_details\":{\"reason\":\"canceled_by_merchant\"}", EvidenceKind.Canceled)]
    [InlineData("canceled", ",\"cancellation_details\":{\"reason\":\"insufficient_funds\"}", EvidenceKind.Declined)]
    [InlineData("invented", "", EvidenceKind.Pending)]
    public void Each_status_has_its_meaning(string status, string more, EvidenceKind kind)
    {
        var payment = JsonElement.Parse($$$"""{"id":"p","status":"{{{status}}}","amount":{"value":"10.00","currency":"RUB"}{{{more}}}}""");

        var evidence = YooKassaStatuses.Of(payment, "order", isTest: false)!;

        (evidence.Kind, evidence.Amount, evidence.Reference).ShouldBe((kind, Money.Rub(10m), new AcquirerReference("order", "p")));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Test_money_counts_in_test_mode_alone(bool isTest, bool isObjected)
    {
        var payment = JsonElement.Parse("""{"id":"p","status":"succeeded","test":true,"amount":{"value":"10.00","currency":"RUB"}}""");

        (YooKassaStatuses.Of(payment, "order", isTest)!.Objection is not null).ShouldBe(isObjected);
    }

    private static AcquirerConnection Connection(params (string Key, string Value)[] changes)
    {
        var values = new Dictionary<string, string> { ["shopId"] = "100200", ["secretKey"] = "test_AbCdEf-123_xyz", ["testMode"] = "true" };
        foreach (var (key, value) in changes)
            values[key] = value;
        return new AcquirerConnection(values);
    }
}
