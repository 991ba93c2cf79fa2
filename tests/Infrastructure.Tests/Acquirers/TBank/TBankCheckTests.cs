using CleanAcquiring.Application;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class TBankCheckTests
{
    [Fact]
    public async Task Credentials_are_good_when_the_bank_only_misses_the_order()
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
    public async Task Each_complaint_points_to_its_field(string code, string key)
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
    public async Task A_wrong_shape_is_told_without_asking(string key, string value)
    {
        await using var bank = await Bank.AnsweringAsync(("CheckOrder", Bank.Refusal("335")));

        (await bank.Acquirer.CheckAsync(Terminal.Settings((key, value)), TestContext.Current.CancellationToken))
            .ShouldHaveSingleItem()
            .Key.ShouldBe(key);

        bank.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bank_that_does_not_answer_says_nothing_of_the_credentials()
    {
        await using var bank = await Bank.ActingAsync(("CheckOrder", Bank.CutAsync));

        await Should.ThrowAsync<OutageException>(() =>
            bank.Acquirer.CheckAsync(Terminal.Settings(), TestContext.Current.CancellationToken)
        );
    }
}
