using System.Net;
using System.Net.Sockets;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank;
using Microsoft.Extensions.DependencyInjection;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.TBank.Orders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankStartTests
{
    [Fact]
    public async Task A_payment_is_opened_by_one_signed_call()
    {
        await using var bank = await Bank.AnsweringAsync(("Init", Bank.Opened()));

        var opened = (await StartAsync(bank, AnOrder() with { Receipt = AReceipt() })).ShouldBeOfType<StartOutcome.Opened>();

        opened.AcquirerPaymentId.ShouldBe(Terminal.PaymentId);
        opened.Page.ShouldBe(new PaymentPage.Redirect(new Uri("https://pay.tbank.example/abc")));
        bank.Calls.ShouldBe(["Init"]);
        var sent = bank.Sent("Init");
        TBankSignature.Holds(sent, Terminal.Password).ShouldBeTrue();
        sent.GetProperty("Amount").GetRawText().ShouldBe("1498200");
        sent.GetProperty("PayType").GetString().ShouldBe("O");
        sent.GetProperty("SuccessURL").GetString().ShouldBe(sent.GetProperty("FailURL").GetString());
        sent.GetProperty("RedirectDueDate").GetString().ShouldNotBeNull().ShouldMatch(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00\z");
        sent.GetProperty("Receipt").GetProperty("Items")[0].GetProperty("Amount").GetInt64().ShouldBe(1_498_200);
        sent.GetRawText().ShouldNotContain(Terminal.Password);
    }

    [Fact]
    public async Task A_long_description_is_cut_and_cleaned()
    {
        await using var bank = await Bank.AnsweringAsync(("Init", Bank.Opened()));

        await StartAsync(bank, AnOrder() with { Description = "\"Чай\" & <мёд>" + new string('я', 126) + "🍵" });

        var description = bank.Sent("Init").GetProperty("Description").GetString()!;
        description.ShouldStartWith("’Чай’ + (мёд)");
        description.Length.ShouldBe(139);
    }

    [Theory, InlineData("page", "T"), InlineData("tpay", "T"), InlineData("sbp", "O")]
    public async Task Two_stages_authorize_unless_the_method_is_sbp(string form, string payType)
    {
        await using var bank = await Bank.AnsweringAsync(
            ("Init", Bank.Opened()),
            ("GetQr", Bank.Ok(("Data", "https://qr.nspk.example/x"))),
            ($"TinkoffPay/transactions/{Terminal.PaymentId}/versions/2.0/link", Bank.Ok(("Data", "https://pay.example/app"))));

        await StartAsync(bank, AnOrder() with { Stages = PaymentStages.Two }, ("paymentForm", form));

        bank.Sent("Init").GetProperty("PayType").GetString().ShouldBe(payType);
    }

    [Theory]
    [InlineData("204")]
    [InlineData("251")]
    [InlineData("309")]
    [InlineData("1051")]
    public async Task A_refused_opening_is_declined_with_its_reason(string code)
    {
        await using var bank = await Bank.AnsweringAsync(("Init", Bank.Refusal(code, "Причина")));

        (await StartAsync(bank, AnOrder())).ShouldBe(new StartOutcome.Declined($"{code} Причина"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_readable_refusal_counts_with_any_http_status(int status)
    {
        await using var bank = await Bank.RespondingAsync(
            ("Init", context => Bank.WriteAsync(context, status, Bank.Refusal("202").ToJsonString()))
        );

        (await StartAsync(bank, AnOrder())).ShouldBeOfType<StartOutcome.Declined>();
    }

    [Theory]
    [InlineData("9999")]
    [InlineData("999")]
    [InlineData("8")]
    [InlineData("20")]
    [InlineData("623")]
    public async Task A_technical_error_of_an_opening_is_unknown(string code)
    {
        await using var bank = await Bank.AnsweringAsync(("Init", Bank.Refusal(code)));

        (await StartAsync(bank, AnOrder())).ShouldBeOfType<StartOutcome.Unknown>();
    }

    public static TheoryData<string> Unclear() =>
    [
        "{}",
        "[]",
        "<html>502</html>",
        "{\"Success\":true",
        "{\"Success\":true,\"PaymentId\":\"1\",\"PaymentURL\":\"https://x.example\"}",
        "{\"Success\":false,\"ErrorCode\":\"0\"}",
        "{\"Success\":true,\"ErrorCode\":\"7\"}",
        "{\"Success\":true,\"ErrorCode\":\"0\"}",
        "{\"Success\":true,\"ErrorCode\":\"0\",\"PaymentId\":\"1\",\"OrderId\":\"another\",\"PaymentURL\":\"https://x.example\"}",
        "{\"Success\":true,\"ErrorCode\":\"0\",\"PaymentId\":\"1\",\"Amount\":1,\"PaymentURL\":\"https://x.example\"}",
        "{\"Success\":true,\"ErrorCode\":\"0\",\"PaymentId\":\"1\",\"TerminalKey\":\"another\",\"PaymentURL\":\"https://x.example\"}",
    ];

    [Theory]
    [MemberData(nameof(Unclear))]
    public async Task A_contradictory_response_is_unknown_without_a_number(string body)
    {
        await using var bank = await Bank.RespondingAsync(("Init", context => Bank.WriteAsync(context, 200, body)));

        (await StartAsync(bank, AnOrder())).ShouldBeOfType<StartOutcome.Unknown>().AcquirerPaymentId.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/pay")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://pay.example/")]
    [InlineData("https://bank@evil.example/")]
    public async Task An_opening_without_a_page_keeps_the_number(string? address)
    {
        await using var bank = await Bank.AnsweringAsync(("Init", Bank.Ok(("PaymentURL", address))));

        (await StartAsync(bank, AnOrder())).ShouldBeOfType<StartOutcome.Unknown>().AcquirerPaymentId.ShouldBe(Terminal.PaymentId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Silence_before_or_inside_a_response_is_unknown(bool began)
    {
        await using var bank = await Bank.RespondingAsync(1, ("Init", began ? Bank.DripAsync : Bank.SilentAsync));

        (await StartAsync(bank, AnOrder())).ShouldBe(new StartOutcome.Unknown("timeout"));
        bank.Calls.ShouldBe(["Init"]);
    }

    [Fact]
    public async Task A_cut_connection_is_unknown()
    {
        await using var bank = await Bank.RespondingAsync(("Init", Bank.CutAsync));

        (await StartAsync(bank, AnOrder())).ShouldBeOfType<StartOutcome.Unknown>();
        bank.Calls.ShouldBe(["Init"]);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_server_error_without_a_body_is_unknown(int status)
    {
        await using var bank = await Bank.RespondingAsync(("Init", context => Bank.WriteAsync(context, status, "upstream")));

        (await StartAsync(bank, AnOrder())).ShouldBeOfType<StartOutcome.Unknown>().Reason.ShouldContain($"{status}");
        bank.Calls.ShouldBe(["Init"]);
    }

    [Fact]
    public async Task A_throttled_opening_is_an_outage_with_its_wait()
    {
        await using var bank = await Bank.RespondingAsync(("Init", context =>
        {
            context.Response.Headers.RetryAfter = "9";
            context.Response.StatusCode = 429;
            return Task.CompletedTask;
        }));

        (await Should.ThrowAsync<OutageException>(() => StartAsync(bank, AnOrder()))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task A_refused_connection_is_an_outage()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/v2");
        listener.Stop();
        await using var provider = Bank.Adapter(address);

        await Should.ThrowAsync<OutageException>(() =>
            provider.GetServices<IAcquirer>().OfType<TBankAcquirer>().Single()
                .StartAsync(AnOrder(), Terminal.Settings(), TestContext.Current.CancellationToken));
    }

    private static Task<StartOutcome> StartAsync(Bank bank, Order order, params (string Key, string Value)[] settings) =>
        bank.Acquirer.StartAsync(order, Terminal.Settings(settings), TestContext.Current.CancellationToken);
}
