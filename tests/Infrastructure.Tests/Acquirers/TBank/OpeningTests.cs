using System.Globalization;
using CleanAcquiring.Application.Ports.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class OpeningTests
{
    private const string Opened = """
        {"Success":true,"ErrorCode":"0","TerminalKey":"1700000000001DEMO","Status":"NEW","PaymentId":"5000000001","OrderId":"kb-1","Amount":10000,"PaymentURL":"https://pay.tbank.ru/x"}
        """;

    [Fact]
    public async Task The_buyer_is_sent_to_the_banks_page()
    {
        await using var bank = await ScriptedBank.SayingAsync(("Init", Opened));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.OpenAsync()).ShouldBe(new StartOutcome.Opened(Sample.PaymentId, new PaymentPage.Redirect(new Uri("https://pay.tbank.ru/x"))));
    }

    [Fact]
    public async Task The_order_is_said_in_the_banks_words_and_signed()
    {
        await using var bank = await ScriptedBank.SayingAsync(("Init", Opened));
        await using var adapter = new AdapterUnderTest(bank.Address);
        var order = Sample.Order(adapter.Clock.GetUtcNow()) with
        {
            ExpiresAt = DateTimeOffset.Parse("2026-03-01T15:30:00.1234567Z", CultureInfo.InvariantCulture),
            Description = "Чай \"Сенча\" & 'Мята' <b>" + new string('я', 117) + "🎁🎁",
            Language = "en",
        };

        await adapter.OpenAsync(order);

        var init = bank.Sent("Init");
        TBankSignature.Holds(init, Sample.Password).ShouldBeTrue();
        init.GetProperty("Amount").GetRawText().ShouldBe("10000");
        init.GetProperty("RedirectDueDate").GetString().ShouldBe("2026-03-01T18:30:00+03:00");
        var description = init.GetProperty("Description").GetString()!;
        description.Length.ShouldBeLessThanOrEqualTo(140);
        description.ShouldStartWith("Чай ’Сенча’ + ’Мята’ (b)");
        char.IsHighSurrogate(description[^1]).ShouldBeFalse();
        init.GetProperty("SuccessURL").GetString().ShouldBe(init.GetProperty("FailURL").GetString());
        init.GetProperty("NotificationURL").GetString().ShouldBe("https://pay.example/notifications/tbank/key");
        init.GetProperty("Language").GetString().ShouldBe("en");
        init.GetProperty("Receipt").GetProperty("Items")[0].GetProperty("Amount").GetInt64().ShouldBe(100_00);
        init.TryGetProperty("Password", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(PaymentStages.One, "page", "O")]
    [InlineData(PaymentStages.Two, "page", "T")]
    [InlineData(PaymentStages.Two, "sbp", "O")]
    public async Task A_hold_is_asked_for_where_there_is_one(PaymentStages stages, string form, string payType)
    {
        await using var bank = await ScriptedBank.SayingAsync(("Init", Opened), ("GetQr", """{"Success":true,"ErrorCode":"0","Data":"https://qr.nspk.ru/A"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address, Sample.Settings(null, ("paymentForm", form)));

        await adapter.OpenAsync(Sample.Order(adapter.Clock.GetUtcNow()) with { Stages = stages });

        bank.Sent("Init").GetProperty("PayType").GetString().ShouldBe(payType);
    }

    [Fact]
    public async Task Sbp_leads_to_a_link_at_once()
    {
        await using var bank = await ScriptedBank.SayingAsync(("Init", Opened), ("GetQr", """{"Success":true,"ErrorCode":"0","PaymentId":5000000001,"Data":"https://qr.nspk.ru/A"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address, Sample.Settings(null, ("paymentForm", "sbp")));

        (await adapter.OpenAsync()).ShouldBe(new StartOutcome.Opened(Sample.PaymentId, new PaymentPage.QrLink(new Uri("https://qr.nspk.ru/A"))));
        bank.Sent("GetQr").GetProperty("DataType").GetString().ShouldBe("PAYLOAD");
    }

    [Theory]
    [InlineData("""{"Success":false,"ErrorCode":"9999"}""")]
    [InlineData("""{"Success":true,"ErrorCode":"0","Data":"<svg/>"}""")]
    [InlineData("""{"Success":true,"ErrorCode":"0","PaymentId":1,"Data":"https://qr.nspk.ru/A"}""")]
    [InlineData("garbage")]
    [InlineData(ScriptedBank.CutsOff)]
    public async Task A_link_that_did_not_come_leaves_the_payment_unknown_under_its_number(string answer)
    {
        await using var bank = await ScriptedBank.SayingAsync(("Init", Opened), ("GetQr", answer));
        await using var adapter = new AdapterUnderTest(bank.Address, Sample.Settings(null, ("paymentForm", "sbp")));

        (await adapter.OpenAsync()).ShouldBeOfType<StartOutcome.Unknown>().AcquirerPaymentId.ShouldBe(Sample.PaymentId);
    }

    [Fact]
    public async Task A_shop_without_sbp_is_the_banks_refusal()
    {
        await using var bank = await ScriptedBank.SayingAsync(("Init", Opened), ("GetQr", """{"Success":false,"ErrorCode":"3001","Message":"Оплата через СБП недоступна"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address, Sample.Settings(null, ("paymentForm", "sbp")));

        (await adapter.OpenAsync()).ShouldBe(new StartOutcome.Declined("3001 Оплата через СБП недоступна"));
    }

    [Theory]
    [InlineData("TerminalKey", "\"another\"")]
    [InlineData("OrderId", "\"kb-2\"")]
    [InlineData("Amount", "9999")]
    [InlineData("PaymentId", "null")]
    public async Task An_answer_about_another_payment_is_no_answer(string name, string value)
    {
        var answer = System.Text.Json.Nodes.JsonNode.Parse(Opened)!;
        answer[name] = System.Text.Json.Nodes.JsonNode.Parse(value);
        await using var bank = await ScriptedBank.SayingAsync(("Init", answer.ToJsonString()));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.OpenAsync()).ShouldBeOfType<StartOutcome.Unknown>().AcquirerPaymentId.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/relative")]
    [InlineData("ftp://pay.tbank.ru/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:word@pay.tbank.ru/x")]
    public async Task A_page_that_is_none_leaves_the_payment_unknown_under_its_number(string? page)
    {
        var answer = System.Text.Json.Nodes.JsonNode.Parse(Opened)!;
        answer["PaymentURL"] = page;
        await using var bank = await ScriptedBank.SayingAsync(("Init", answer.ToJsonString()));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.OpenAsync()).ShouldBeOfType<StartOutcome.Unknown>().AcquirerPaymentId.ShouldBe(Sample.PaymentId);
    }

    [Theory]
    [InlineData("https://securepay.tinkoff.ru/v2/", false)]
    [InlineData("http://localhost:1/v2", true)]
    public async Task Plain_http_pages_are_taken_only_where_the_bank_itself_is_plain_http(string baseUrl, bool allowed)
    {
        await using var adapter = new AdapterUnderTest(new Uri(baseUrl));

        adapter.Acquirer.Profile.AllowsPlainHttpPages.ShouldBe(allowed);
    }

    [Theory]
    [InlineData("20")]
    [InlineData("623")]
    [InlineData("8")]
    [InlineData("9999")]
    [InlineData("999")]
    [InlineData("0")]
    public async Task What_may_exist_at_the_bank_is_asked_about_by_our_order(string code)
    {
        await using var bank = await ScriptedBank.SayingAsync(("Init", $$"""{"Success":false,"ErrorCode":"{{code}}","PaymentId":"0"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.OpenAsync()).ShouldBe(new StartOutcome.Unknown(code == "0" ? "contradictory, code 0" : $"code {code}"));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(502)]
    public async Task The_banks_own_refusal_counts_whatever_the_http_status(int status)
    {
        await using var bank = await ScriptedBank.SayingAsync(status, ("Init", $$"""{"Success":"False","ErrorCode":204,"Message":"Неверный токен","Details":"{{new string('д', 300)}}"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        var reason = (await adapter.OpenAsync()).ShouldBeOfType<StartOutcome.Declined>().Reason;

        reason.ShouldStartWith("204 Неверный токен ");
        reason.Length.ShouldBe(200);
    }

    [Fact]
    public async Task Types_may_be_mixed_in_an_answer()
    {
        await using var bank = await ScriptedBank.SayingAsync(("Init", """{"Success":"true","ErrorCode":0,"PaymentId":5000000001,"Amount":"10000","PaymentURL":"https://pay.tbank.ru/x"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.OpenAsync()).ShouldBeOfType<StartOutcome.Opened>().AcquirerPaymentId.ShouldBe(Sample.PaymentId);
    }
}
