using System.Text.Json.Nodes;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Payments;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.TBank.Orders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

/// <summary>Init, then GetQr: what the second call does to the first one.</summary>
public sealed class TBankSecondStepTests
{
    [Fact]
    public async Task Sbp_opens_a_link_for_a_code()
    {
        await using var bank = await Bank.AnsweringAsync(
            ("Init", Bank.Opened()),
            ("GetQr", Bank.Ok(("Data", "https://qr.nspk.example/x"), ("PaymentId", 5_000_000_417)))
        );

        var opened = (await StartAsync(bank, AnOrder(), ("paymentForm", "sbp"))).ShouldBeOfType<StartOutcome.Opened>();

        opened.Page.ShouldBe(new PaymentPage.QrLink(new Uri("https://qr.nspk.example/x")));
        bank.Sent("GetQr").GetProperty("PaymentId").GetString().ShouldBe(Terminal.PaymentId);
    }

    [Theory]
    [InlineData("tpay", $"TinkoffPay/transactions/{Terminal.PaymentId}/versions/2.0/link", "TinkoffPayWeb")]
    [InlineData("sberpay", $"SberPay/transactions/{Terminal.PaymentId}/link", "SberPayWeb")]
    public async Task A_wallet_opens_by_its_own_link(string method, string path, string key)
    {
        var link = new JsonObject { ["RedirectUrl"] = "https://pay.tbank.example/app" };
        await using var bank = await Bank.AnsweringAsync(("Init", Bank.Opened()), (path, Bank.Ok(("Params", link))));

        var opened = (await StartAsync(bank, AnOrder(), ("paymentForm", method))).ShouldBeOfType<StartOutcome.Opened>();

        opened.Page.ShouldBe(new PaymentPage.QrLink(new Uri("https://pay.tbank.example/app")));
        bank.Sent("Init").GetProperty("DATA").GetProperty(key).GetString().ShouldBe("true");
    }

    [Fact]
    public async Task A_wallet_that_the_terminal_lacks_is_declined()
    {
        await using var bank = await Bank.AnsweringAsync(
            ("Init", Bank.Opened()),
            ($"TinkoffPay/transactions/{Terminal.PaymentId}/versions/2.0/link", Bank.Refusal("202")));

        (await StartAsync(bank, AnOrder(), ("paymentForm", "tpay"))).ShouldBeOfType<StartOutcome.Declined>();
    }

    [Theory]
    [InlineData("3001", true)]
    [InlineData("3016", true)]
    [InlineData("9999", false)]
    public async Task A_technical_error_of_the_code_is_unknown(string code, bool refused)
    {
        await using var bank = await Bank.AnsweringAsync(("Init", Bank.Opened()), ("GetQr", Bank.Refusal(code)));

        var outcome = await StartAsync(bank, AnOrder(), ("paymentForm", "sbp"));

        if (refused)
            outcome.ShouldBeOfType<StartOutcome.Declined>();
        else
            outcome.ShouldBeOfType<StartOutcome.Unknown>().AcquirerPaymentId.ShouldBe(Terminal.PaymentId);
    }

    public static TheoryData<int, string> SecondStepFailures() =>
        new()
        {
            { 429, "" },
            { 502, "x" },
            { 200, Bank.Ok(("Data", "not a link")).ToJsonString() },
        };

    [Theory]
    [MemberData(nameof(SecondStepFailures))]
    public async Task A_failed_second_step_keeps_the_payment_number(int status, string body)
    {
        await using var bank = await Bank.RespondingAsync(
            ("Init", context => Bank.WriteAsync(context, 200, Bank.Opened().ToJsonString())),
            ("GetQr", context => Bank.WriteAsync(context, status, body)));

        (await StartAsync(bank, AnOrder(), ("paymentForm", "sbp")))
            .ShouldBeOfType<StartOutcome.Unknown>()
            .AcquirerPaymentId.ShouldBe(Terminal.PaymentId);
    }

    private static Task<StartOutcome> StartAsync(Bank bank, Order order, params (string Key, string Value)[] settings) =>
        bank.Acquirer.StartAsync(order, Terminal.Settings(settings), TestContext.Current.CancellationToken);
}
