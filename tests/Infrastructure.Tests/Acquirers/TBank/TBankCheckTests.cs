using CleanAcquiring.Application;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankCheckTests
{
    [Fact]
    public async Task An_unknown_order_proves_the_credentials()
    {
        await using var bank = await Bank.AnsweringAsync(("CheckOrder", Bank.Refusal("335")));

        (await bank.Acquirer.CheckAsync(Terminal.Settings(), TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("204", "password")]
    [InlineData("205", "terminalKey")]
    [InlineData("501", "terminalKey")]
    [InlineData("202", "terminalKey")]
    [InlineData("9999", "")]
    public async Task Each_error_code_points_to_its_field(string code, string key)
    {
        await using var bank = await Bank.AnsweringAsync(("CheckOrder", Bank.Refusal(code)));

        var problem = (await bank.Acquirer.CheckAsync(Terminal.Settings(), TestContext.Current.CancellationToken)).ShouldHaveSingleItem();

        problem.Key.ShouldBe(key);
        problem.Message.Ru.ShouldNotBe(problem.Message.En);
    }

    [Theory]
    [InlineData("terminalKey", "")]
    [InlineData("terminalKey", "1700000000001DЕМО")]
    [InlineData("password", "")]
    public async Task A_malformed_credential_is_reported_without_a_call(string key, string value)
    {
        await using var bank = await Bank.AnsweringAsync(("CheckOrder", Bank.Refusal("335")));

        (await bank.Acquirer.CheckAsync(Terminal.Settings((key, value)), TestContext.Current.CancellationToken))
            .ShouldHaveSingleItem()
            .Key.ShouldBe(key);

        bank.Calls.ShouldBeEmpty();
    }

    // Real money that is marked as a test would be counted nowhere.
    [Theory]
    [InlineData("1700000000001DEMO", "false")]
    [InlineData("1700000000001", "true")]
    public async Task A_terminal_of_the_other_mode_is_reported_without_a_call(string terminal, string testMode)
    {
        await using var bank = await Bank.AnsweringAsync(("CheckOrder", Bank.Refusal("335")));

        (await bank.Acquirer.CheckAsync(
                Terminal.Settings(("terminalKey", terminal), ("testMode", testMode)), TestContext.Current.CancellationToken))
            .ShouldHaveSingleItem()
            .Key.ShouldBe("testMode");

        bank.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_silent_bank_makes_the_check_an_outage()
    {
        await using var bank = await Bank.RespondingAsync(("CheckOrder", Bank.CutAsync));

        await Should.ThrowAsync<OutageException>(() =>
            bank.Acquirer.CheckAsync(Terminal.Settings(), TestContext.Current.CancellationToken)
        );
    }
}
