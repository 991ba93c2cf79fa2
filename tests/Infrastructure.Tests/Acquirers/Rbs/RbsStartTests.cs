using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs.RbsOrders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class RbsStartTests
{
    private const string Opened = $$"""{"orderId":"{{BankId}}","formUrl":"https://pay.alfabank.ru/form?mdOrder=1"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Classic_registration_is_a_form()
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Opened));
        var order = AnOrder() with { Description = "Скидка 5% + чай; <b>\r\nдва</b>" };

        var opened = (await script.Acquirer.StartAsync(order, Settings(), Token)).ShouldBeOfType<StartOutcome.Opened>();

        opened.AcquirerPaymentId.ShouldBe(BankId);
        opened.Page.ShouldBeOfType<PaymentPage.Redirect>().Address.Host.ShouldBe("pay.alfabank.ru");
        script.Calls.ShouldBe(["register.do"]);
        var form = script.Form();
        form["userName"].ShouldBe("shop-api");
        form["password"].ShouldBe("p&ss=1");
        form["orderNumber"].ShouldBe(OrderId);
        form["amount"].ShouldBe("1498200");
        form["currency"].ShouldBe("643");
        form["returnUrl"].ShouldBe("https://pay.example/payments/abc");
        form["dynamicCallbackUrl"].ShouldBe("https://pay.example/notifications/bank/key");
        int.Parse(form["sessionTimeoutSecs"], CultureInfo.InvariantCulture).ShouldBeInRange(3_500, 3_600);
        form["description"].ShouldNotContain('%');
        form["description"].ShouldNotContain('+');
        form.ShouldNotContainKey("orderBundle");
        form.ShouldNotContainKey("taxSystem");
    }

    [Fact]
    public async Task Sber_registration_is_json_without_a_callback()
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Ecom, (200, Opened));

        await script.Acquirer.StartAsync(AnOrder() with { Language = "en" }, Settings(), Token);

        var json = script.Json();
        ((long)json["amount"]!).ShouldBe(1_498_200);
        ((string?)json["language"]).ShouldBe("en");
        json.ContainsKey("dynamicCallbackUrl").ShouldBeFalse();
    }

    [Theory]
    [InlineData("page", PaymentStages.One, "register.do")]
    [InlineData("page", PaymentStages.Two, "registerPreAuth.do")]
    [InlineData("sbp", PaymentStages.Two, "register.do")]
    public async Task Two_stages_are_another_call(string method, PaymentStages stages, string call)
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Ecom, (200, Opened));

        await script.Acquirer.StartAsync(AnOrder() with { Stages = stages }, Settings(("paymentMethod", method)), Token);

        script.Calls.ShouldBe([call]);
    }

    [Fact]
    public async Task Sbp_of_sber_is_steered_and_leads_to_its_link()
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Ecom, (200, $$$"""
            {"errorCode":"0","orderId":"{{{BankId}}}","formUrl":"https://sber.ru/f","externalParams":{"sbpPayload":"https://qr.nspk.ru/A1"}}
            """));

        var opened = (await script.Acquirer.StartAsync(AnOrder(), Settings(("paymentMethod", "sbp")), Token))
            .ShouldBeOfType<StartOutcome.Opened>();

        opened.Page.ShouldBeOfType<PaymentPage.QrLink>().Link.AbsoluteUri.ShouldBe("https://qr.nspk.ru/A1");
        ((string?)script.Json()["jsonParams"]!["qrType"]).ShouldBe("DYNAMIC_QR_SBP");
    }

    [Fact]
    public async Task Sbp_of_the_classic_engine_is_a_second_call()
    {
        await using var script = await RbsScript.StartAsync(
            "alfa", RbsScript.Classic, (200, Opened), (200, """{"errorCode":"0","qrId":"A1","payload":"https://qr.nspk.ru/A1"}"""));

        var opened = (await script.Acquirer.StartAsync(AnOrder(), Settings(("paymentMethod", "sbp")), Token))
            .ShouldBeOfType<StartOutcome.Opened>();

        opened.Page.ShouldBeOfType<PaymentPage.QrLink>();
        script.Form(1)["mdOrder"].ShouldBe(BankId);
    }

    [Theory]
    [InlineData(200, "garbage")]
    [InlineData(429, "")]
    [InlineData(500, "")]
    [InlineData(0, "")]
    public async Task Lost_second_call_leaves_the_order_unknown(int status, string body)
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Opened), (status, body));

        (await script.Acquirer.StartAsync(AnOrder(), Settings(("paymentMethod", "sbp")), Token))
            .ShouldBeOfType<StartOutcome.Unknown>().AcquirerPaymentId.ShouldBe(BankId);
    }

    [Theory]
    [InlineData(200, """{"errorCode":1,"errorMessage":"Заказ с таким номером уже обработан"}""")]
    [InlineData(200, """{"errorCode":"7","errorMessage":"Системная ошибка"}""")]
    [InlineData(200, """{"errorCode":"0"}""")]
    [InlineData(200, """{"orderId":"1"}""")]
    [InlineData(200, """{"orderId":"1","formUrl":"javascript:alert(1)"}""")]
    [InlineData(200, "<html></html>")]
    [InlineData(200, "[]")]
    [InlineData(400, "{}")]
    [InlineData(502, """{"error":{"code":"5"}}""")]
    [InlineData(500, """{"status":500}""")]
    [InlineData(0, "")]
    public async Task What_proves_no_refusal_is_unknown(int status, string body)
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Ecom, (status, body));

        (await script.Acquirer.StartAsync(AnOrder(), Settings(), Token)).ShouldBeOfType<StartOutcome.Unknown>();
        script.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(200, """{"errorCode":5,"errorMessage":"Доступ запрещён"}""", "5 Доступ запрещён")]
    [InlineData(200, """{"errorCode":"3","errorMessage":"Неизвестная валюта"}""", "3 Неизвестная валюта")]
    [InlineData(400, """{"success":false,"error":{"code":"8","message":"корзина"}}""", "8 корзина")]
    [InlineData(500, """{"errorCode":"4","errorMessage":"amount"}""", "4 amount")]
    public async Task Refusal_of_the_bank_is_told_in_its_words(int status, string body, string reason)
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Ecom, (status, body));

        (await script.Acquirer.StartAsync(AnOrder(), Settings(), Token)).ShouldBeOfType<StartOutcome.Declined>().Reason.ShouldBe(reason);
    }

    [Fact]
    public async Task Throttle_is_an_outage()
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Ecom, (429, ""));

        await Should.ThrowAsync<OutageException>(() => script.Acquirer.StartAsync(AnOrder(), Settings(), Token));
    }

    [Theory]
    [InlineData("gateway", "no option")]
    [InlineData("testMode", "perhaps")]
    [InlineData("ffd", "2")]
    [InlineData("vatNumber22", "x")]
    [InlineData("vatNumber22", "-1")]
    public async Task Damaged_setting_sends_nothing(string key, string value)
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Ecom, (200, Opened));

        (await script.Acquirer.StartAsync(AnOrder(), Settings((key, value)), Token))
            .ShouldBeOfType<StartOutcome.Declined>().Reason.ShouldStartWith(key);
        script.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rate_without_a_number_sends_nothing()
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Opened));
        var order = AnOrder() with { Receipt = AReceipt(Tea(vat: VatRate.Vat22)) };

        (await script.Acquirer.StartAsync(order, Settings(), Token))
            .ShouldBeOfType<StartOutcome.Declined>().Reason.ShouldStartWith("vatNumber22:");
        script.Calls.ShouldBeEmpty();
        (await script.Acquirer.StartAsync(order, Settings(("vatNumber22", "14")), Token)).ShouldBeOfType<StartOutcome.Opened>();
        var item = JsonNode.Parse(script.Form()["orderBundle"])!["cartItems"]!["items"]![0]!;
        ((int)item["tax"]!["taxType"]!).ShouldBe(14);
    }

    [Fact]
    public async Task Dollars_go_out_by_their_number()
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, Opened));
        var order = AnOrder() with { Amount = new Money(19.99m, Currency.Parse("USD")!.Value) };

        await script.Acquirer.StartAsync(order, Settings(), Token);

        (script.Form()["amount"], script.Form()["currency"]).ShouldBe(("1999", "840"));
    }
}
