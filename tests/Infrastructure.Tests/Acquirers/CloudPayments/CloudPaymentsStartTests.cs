using System.Text.Json;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.CloudPayments;

/// <summary>The parameters of the widget, which the buyer's browser reads.</summary>
public sealed class CloudPaymentsStartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Widget_gets_order_sum_and_return_page_and_no_secret()
    {
        var widget = await OpenAsync(AnOrder() with { Receipt = AReceipt() });

        (widget.Script.AbsoluteUri, widget.Constructor).ShouldBe(
            ("https://widget.cloudpayments.ru/bundles/cloudpayments.js", "cp.CloudPayments"));
        widget.Parameters.ShouldNotContain(Site.Secret);
        var parameters = JsonElement.Parse(widget.Parameters);
        parameters.GetProperty("publicTerminalId").GetString().ShouldBe("pk_demo");
        parameters.GetProperty("amount").GetDecimal().ShouldBe(14_982m);
        parameters.GetProperty("currency").GetString().ShouldBe("RUB");
        parameters.GetProperty("externalId").GetString().ShouldBe("20001-abcdefghjkmn");
        parameters.GetProperty("description").GetString().ShouldBe("Счёт №417");
        parameters.GetProperty("paymentSchema").GetString().ShouldBe("Single");
        parameters.GetProperty("culture").GetString().ShouldBe("ru-RU");
        parameters.GetProperty("successRedirectUrl").GetString().ShouldBe("https://pay.example/payments/abc");
        parameters.GetProperty("failRedirectUrl").GetString().ShouldBe("https://pay.example/payments/abc");
        parameters.GetProperty("userInfo").GetProperty("email").GetString().ShouldBe("buyer@shop.example");
        parameters.GetProperty("receipt").GetProperty("items").GetArrayLength().ShouldBe(1);
        parameters.TryGetProperty("restrictedPaymentMethods", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_receipts_nothing_personal_is_written()
    {
        var parameters = JsonElement.Parse((await OpenAsync(AnOrder() with { Language = "en" })).Parameters);

        parameters.TryGetProperty("receipt", out _).ShouldBeFalse();
        parameters.TryGetProperty("userInfo", out _).ShouldBeFalse();
        parameters.GetProperty("culture").GetString().ShouldBe("en-US");
    }

    [Theory]
    [InlineData("any", "Dual")]
    [InlineData("Card", "Dual")]
    [InlineData("Sbp", "Single")]
    public async Task Two_stages_hold_where_the_way_to_pay_can(string method, string schema)
    {
        var widget = await OpenAsync(AnOrder() with { Stages = PaymentStages.Two }, ("paymentMethod", method));

        JsonElement.Parse(widget.Parameters).GetProperty("paymentSchema").GetString().ShouldBe(schema);
    }

    [Fact]
    public async Task Chosen_way_to_pay_hides_all_others()
    {
        var parameters = JsonElement.Parse((await OpenAsync(AnOrder(), ("paymentMethod", "Sbp"))).Parameters);

        parameters.GetProperty("restrictedPaymentMethods").EnumerateArray().Select(hidden => hidden.GetString()).ShouldBe(
            ["Card", "ForeignCard", "TinkoffPay", "SberPay", "MirPay", "Dolyame", "TcsInstallment"]);
    }

    [Theory]
    [InlineData("publicId", "")]
    [InlineData("paymentMethod", "cash")]
    public async Task Senseless_setting_is_declined(string key, string value)
    {
        await using var bench = await BenchAsync();

        (await bench.Acquirer.StartAsync(AnOrder(), Site.Connection((key, value)), Token)).ShouldBeOfType<StartOutcome.Declined>();
        bench.Visits.ShouldBeEmpty();
    }

    private static async Task<PaymentPage.Widget> OpenAsync(Order order, params (string Key, string Value)[] settings)
    {
        await using var bench = await BenchAsync();
        var outcome = await bench.Acquirer.StartAsync(order, Site.Connection(settings), Token);
        bench.Visits.ShouldBeEmpty();
        return outcome.ShouldBeOfType<StartOutcome.Opened>().Page.ShouldBeOfType<PaymentPage.Widget>();
    }

    private static Task<ScriptedBench> BenchAsync() =>
        ScriptedBench.StartAsync("cloudpayments", new Dictionary<string, string?>(), (200, "{}"));
}
