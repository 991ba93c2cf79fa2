using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Acquirers.TBank;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankSettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("page", "1.05", true, false)]
    [InlineData("sbp", "1.2", false, true)]
    [InlineData("tpay", "1.2", true, true)]
    [InlineData("sberpay", "1.2", true, true)]
    public void Choices_are_read(string form, string ffd, bool canHold, bool isFfd12)
    {
        var read = TBankSettings.Read(Terminal.Settings(("paymentForm", form), ("ffd", ffd))).Value;

        read.Terminal.ShouldBe(new TBankTerminal(Terminal.Key, Terminal.Password));
        (read.Method.Value, read.IsTwoStage(PaymentStages.Two), read.IsFfd12).ShouldBe((form, canHold, isFfd12));
        $"{read}".ShouldNotContain(Terminal.Password);
    }

    [Theory]
    [InlineData("paymentForm", "qr")]
    [InlineData("ffd", "1.1")]
    public async Task A_damaged_choice_is_named_and_sends_nothing(string key, string value)
    {
        await using var bank = await Bank.AnsweringAsync();
        var settings = Terminal.Settings((key, value));
        var reference = new AcquirerReference(Terminal.OrderId, Terminal.PaymentId);
        var operation = new AcquirerOperation(reference, "1", Money.Rub(1m), null);

        (await bank.Acquirer.StartAsync(Orders.AnOrder(), settings, Token)).ShouldBe(new StartOutcome.Declined($"{key}: is no option"));
        (await bank.Acquirer.RefundAsync(operation, settings, Token))
            .ShouldBe(new OperationOutcome.Refused($"{key}: is no option"));
        (await bank.Acquirer.CaptureAsync(operation, settings, Token))
            .ShouldBe(new OperationOutcome.Refused($"{key}: is no option"));

        bank.Calls.ShouldBeEmpty();
    }
}
