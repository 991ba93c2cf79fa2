using System.Text;
using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Acquirers.PayKeeper;
using Microsoft.AspNetCore.WebUtilities;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Adapters;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.PayKeeper.PayKeeperBench;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.PayKeeper;

/// <summary>The bytes of an opening, and the meaning of each answer.</summary>
public sealed class PayKeeperWireTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_opening_is_a_form_with_a_token()
    {
        await using var bench = await StartAsync(Token, Opened);
        var order = AnOrder() with { ExpiresAt = new DateTimeOffset(2026, 6, 3, 22, 30, 0, TimeSpan.Zero), Receipt = AReceipt() };

        var opened = await bench.Acquirer.StartAsync(order, Connection, Cancel);

        opened.ShouldBe(new StartOutcome.Opened(
            InvoiceId, new PaymentPage.Redirect(new Uri($"https://demo.server.paykeeper.ru/bill/{InvoiceId}/"))));
        bench.Visits.Select(visit => visit.Path).ShouldBe(["/info/settings/token/", "/change/invoice/preview/"]);
        bench.Visits.ShouldAllBe(visit =>
            visit.Headers["Authorization"] == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("api:пароль")));
        var form = QueryHelpers.ParseQuery(bench.Visits[1].Body);
        form.Where(field => field.Key != "service_name").ToDictionary(field => field.Key, field => field.Value.ToString()).ShouldBe(
            new Dictionary<string, string>
            {
                ["pay_amount"] = "14982.00",
                ["orderid"] = "20001-abcdefghjkmn",
                ["expiry"] = "2026-06-04 01:30:00",
                ["client_email"] = "buyer@shop.example",
                ["token"] = "00112233445566778899aabbccddeeff",
            },
            ignoreOrder: true);
        var service = JsonElement.Parse(form["service_name"].ToString());
        service.GetProperty("service_name").GetString().ShouldBe("Счёт №417");
        service.GetProperty("user_result_callback").GetString().ShouldBe("https://pay.example/payments/abc");
        service.GetProperty("lang").GetString().ShouldBe("ru");
        service.GetProperty("cart").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Sbp_is_a_part_of_the_page_s_address()
    {
        await using var bench = await StartAsync(Token, Opened);

        var opened = await bench.Acquirer.StartAsync(AnOrder(), With(("paymentMethod", "sbp")), Cancel);

        opened.ShouldBeOfType<StartOutcome.Opened>().Page.ShouldBeOfType<PaymentPage.Redirect>()
            .Address.Query.ShouldBe("?pstype=sbp_default");
    }

    [Theory]
    [InlineData(200, """{"result":"fail","msg":"Приём платежей приостановлен."}""", "Declined")]
    [InlineData(401, "", "Declined")]
    [InlineData(500, """{"result":"fail","msg":"x"}""", "Unknown")]
    [InlineData(502, "<html>Bad Gateway</html>", "Unknown")]
    [InlineData(200, "<html>Вход</html>", "Unknown")]
    [InlineData(303, "", "Unknown")]
    [InlineData(200, "", "Unknown")]
    [InlineData(200, "{", "Unknown")]
    [InlineData(200, "[]", "Unknown")]
    [InlineData(200, """{"result":"success"}""", "Unknown")]
    [InlineData(200, """{"invoice_id":"20260603120000123"}""", "Unknown")]
    [InlineData(0, "", "Unknown")]
    public async Task Only_a_refusal_of_its_own_declines(int status, string body, string outcome)
    {
        await using var bench = await StartAsync(Token, (status, body));

        (await bench.Acquirer.StartAsync(AnOrder(), Connection, Cancel)).GetType().Name.ShouldBe(outcome);
    }

    [Theory]
    [InlineData(429, "{}")]
    [InlineData(500, "{}")]
    [InlineData(200, "<html>Вход</html>")]
    [InlineData(303, "")]
    [InlineData(0, "")]
    public async Task Without_a_token_nothing_is_sent(int status, string body)
    {
        await using var bench = await StartAsync((status, body));

        await Should.ThrowAsync<OutageException>(() => bench.Acquirer.StartAsync(AnOrder(), Connection, Cancel));

        bench.Visits.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_token_that_changed_meanwhile_is_an_outage()
    {
        await using var bench = await StartAsync(Token, (200, """{"result":"fail","msg":"Токен безопасности не верен."}"""));

        await Should.ThrowAsync<OutageException>(() => bench.Acquirer.StartAsync(AnOrder(), Connection, Cancel));

        bench.Visits.Count.ShouldBe(2);
    }

    [Fact]
    public void A_receipt_is_translated_field_by_field()
    {
        var line = new ReceiptLine("Чай", 3.000m, 10m, 30m, VatRate.Vat22, "шт.") { Basis = PaymentBasis.FullPrepayment };

        PayKeeperReceipts.Write(PayKeeperReceipts.Cart(AReceipt(line))).ShouldBe(
            """
            [{"name":"Чай","price":10,"quantity":3,"sum":30,"tax":"vat22","item_type":"goods","payment_type":"prepay","measure":"pcs"}]
            """);
    }

    [Theory]
    [InlineData(VatRate.None, "none")]
    [InlineData(VatRate.Vat0, "vat0")]
    [InlineData(VatRate.Vat5, "vat5")]
    [InlineData(VatRate.Vat7, "vat7")]
    [InlineData(VatRate.Vat10, "vat10")]
    [InlineData(VatRate.Vat20, "vat20")]
    [InlineData(VatRate.Vat22, "vat22")]
    [InlineData(VatRate.Vat5Of105, "vat105")]
    [InlineData(VatRate.Vat7Of107, "vat107")]
    [InlineData(VatRate.Vat10Of110, "vat110")]
    [InlineData(VatRate.Vat20Of120, "vat120")]
    [InlineData(VatRate.Vat22Of122, "vat122")]
    public void Each_rate_has_its_own_word(VatRate rate, string word) =>
        PayKeeperReceipts.Cart(AReceipt(new ReceiptLine("а", 1m, 1m, 1m, rate, "шт")))[0]!["tax"]!.GetValue<string>().ShouldBe(word);
}
