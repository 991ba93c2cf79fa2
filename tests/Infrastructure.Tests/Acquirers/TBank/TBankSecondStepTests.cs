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
