using System.Globalization;
using System.Text.Json.Nodes;

namespace CleanAcquiring.Infrastructure.Tests.EmulatorTests.TBank;

public sealed class TBankInitTests
{
    public static TheoryData<string, string, string> Errors => new()
    {
        { "309", "Receipt", "null" },
        { "9999", "Amount", "\"10000\"" },
        { "9999", "Amount", "10000.0" },
        { "251", "Amount", "0" },
        { "201", "Amount", "10000000000" },
        { "201", "OrderId", "\"0123456789012345678901234567890123456\"" },
        { "201", "Description", $"\"{new string('я', 141)}\"" },
        { "201", "PayType", "\"X\"" },
        { "201", "Language", "\"de\"" },
        { "201", "NotificationURL", "\"http://shop.example/hook\"" },
        { "201", "NotificationURL", "\"https://shop.example:8443/hook\"" },
        { "201", "SuccessURL", "\"/ok\"" },
        { "201", "FailURL", $"\"https://shop.example/{new string('a', 250)}\"" },
        { "207", "DATA", $"{{{string.Join(',', Enumerable.Range(0, 21).Select(i => $"\"k{i}\":\"v\""))}}}" },
        { "208", "DATA", "{\"aaaaaaaaaaaaaaaaaaaaa\":\"v\"}" },
        { "209", "DATA", $"{{\"k\":\"{new string('a', 101)}\"}}" },
        { "1125", "DATA", "{\"OperationInitiatorType\":\"Q\"}" },
        { "1126", "DATA", "{\"OperationInitiatorType\":\"1\"}" },
    };

    public static TheoryData<string, string, string> ReceiptErrors => new()
    {
        { "329", "Email", "null" },
        { "224", "Email", "\"buyer\"" },
        { "316", "Phone", "\"+7999000112233445566\"" },
        { "311", "Taxation", "\"envd\"" },
        { "311", "Items", "[]" },
        { "311", "FfdVersion", "\"1.1\"" },
        { "308", "Payments", "{\"Electronic\":9999}" },
    };

    public static TheoryData<string, string, string> LineErrors => new()
    {
        { "311", "Name", "\"\"" },
        { "311", "Price", "10000.5" },
        { "334", "Price", "10001" },
        { "334", "Amount", "9999" },
        { "310", "Quantity", "1.0000" },
        { "310", "Quantity", "100000" },
        { "310", "Quantity", "0" },
        { "311", "Tax", "\"vat18\"" },
        { "311", "PaymentMethod", "\"cash\"" },
        { "311", "PaymentObject", "\"casino_chips\"" },
    };

    [Fact]
    public async Task A_valid_order_gets_a_page_and_a_64_bit_id()
    {
        await using var bench = await TBankBench.OpenAsync();
        var answer = await bench.CallAsync("Init", TBankOrders.AnOrder());
        answer.Status().ShouldBe("NEW");
        answer.GetProperty("Amount").GetInt64().ShouldBe(TBankOrders.Amount);
        long.Parse(answer.GetProperty("PaymentId").GetString()!, CultureInfo.InvariantCulture).ShouldBeGreaterThan(int.MaxValue);
        answer.GetProperty("PaymentURL").GetString()!.ShouldStartWith($"{bench.Address}/acquirers/tbank/pay/");
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task An_order_with_one_error_is_refused(string code, string name, string value) =>
        await RefusedAsync(code, TBankOrders.AnOrder().With(name, JsonNode.Parse(value)));

    [Theory]
    [MemberData(nameof(ReceiptErrors))]
    public async Task A_receipt_with_one_error_is_refused(string code, string name, string value) =>
        await RefusedAsync(code, TBankOrders.AnOrder().WithReceipt(name, JsonNode.Parse(value)));

    [Theory]
    [MemberData(nameof(LineErrors))]
    public async Task A_line_with_one_error_is_refused(string code, string name, string value) =>
        await RefusedAsync(code, TBankOrders.AnOrder().WithLine(name, JsonNode.Parse(value)));

    [Fact]
    public async Task A_receipt_one_kopeck_off_the_amount_is_refused() =>
        await RefusedAsync("308", TBankOrders.AnOrder().With("Amount", TBankOrders.Amount + 1));

    [Fact]
    public async Task Half_a_kopeck_rounds_away_from_zero()
    {
        await using var bench = await TBankBench.OpenAsync();
        var order = TBankOrders.AnOrder().With("Amount", 3).WithLine("Price", 5).WithLine("Quantity", 0.5m).WithLine("Amount", 3);
        (await bench.CallAsync("Init", order)).Code().ShouldBe("0");
    }

    [Fact]
    public async Task A_receipt_of_format_1_2_has_no_defaults()
    {
        await RefusedAsync("311", TBankOrders.AnOrder().WithReceipt("FfdVersion", "1.2"));
        await using var bench = await TBankBench.OpenAsync();
        var order = TBankOrders.AnOrder().WithReceipt("FfdVersion", "1.2").WithLine("MeasurementUnit", "шт");
        (await bench.CallAsync("Init", order)).Code().ShouldBe("0");
    }

    [Fact]
    public async Task An_order_id_opens_one_payment()
    {
        await using var bench = await TBankBench.OpenAsync();
        await bench.InitAsync(TBankOrders.AnOrder());
        (await bench.CallAsync("Init", TBankOrders.AnOrder())).Code().ShouldBe("20");
        await bench.InitAsync(TBankOrders.AnOrder("kb-2"));
    }

    [Theory]
    [InlineData(30, "yyyy-MM-dd'T'HH:mm:sszzz", "12")]
    [InlineData(91 * 86400, "yyyy-MM-dd'T'HH:mm:sszzz", "12")]
    [InlineData(3600, "yyyy-MM-dd'T'HH:mm:ss.fffzzz", "9999")]
    [InlineData(3600, "yyyy-MM-dd'T'HH:mm:ss'Z'", "9999")]
    [InlineData(3600, "yyyy-MM-dd'T'HH:mm:sszzz", "0")]
    public async Task The_expiry_is_from_a_minute_to_ninety_days(int seconds, string format, string code)
    {
        await using var bench = await TBankBench.OpenAsync();
        var due = bench.Clock.GetUtcNow().AddSeconds(seconds).ToString(format, CultureInfo.InvariantCulture);
        (await bench.CallAsync("Init", TBankOrders.AnOrder().With("RedirectDueDate", due))).Code().ShouldBe(code);
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_refused_in_json()
    {
        await using var bench = await TBankBench.OpenAsync();
        using var rubbish = new StringContent("{\"Amount\":");
        using var response = await bench.Client.PostAsync(
            new Uri($"{bench.Address}/acquirers/tbank/v2/Init"),
            rubbish,
            TestContext.Current.CancellationToken
        );
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("\"ErrorCode\":\"9999\"");
    }

    private static async Task RefusedAsync(string code, JsonObject order)
    {
        await using var bench = await TBankBench.OpenAsync();
        var answer = await bench.CallAsync("Init", order);
        answer.Code().ShouldBe(code, answer.GetRawText());
        answer.GetProperty("Success").GetBoolean().ShouldBeFalse();
        answer.TryGetProperty("PaymentURL", out _).ShouldBeFalse();
    }
}
