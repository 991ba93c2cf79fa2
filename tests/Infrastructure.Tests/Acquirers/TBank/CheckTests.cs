using CleanAcquiring.Application.Ports;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.TBank;

public sealed class CheckTests
{
    [Theory]
    [InlineData("335", null)]
    [InlineData("204", "password")]
    [InlineData("205", "terminalKey")]
    [InlineData("501", "terminalKey")]
    [InlineData("202", "terminalKey")]
    [InlineData("9999", "")]
    public async Task The_code_tells_which_setting_is_wrong(string code, string? setting)
    {
        await using var bank = await ScriptedBank.SayingAsync(("CheckOrder", $$"""{"Success":false,"ErrorCode":"{{code}}","Message":"words"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        (await adapter.CheckAsync()).Select(problem => problem.Key).ShouldBe(setting is null ? [] : [setting]);
    }

    [Fact]
    public async Task Each_check_asks_for_an_order_that_nobody_has()
    {
        await using var bank = await ScriptedBank.SayingAsync(("CheckOrder", """{"Success":false,"ErrorCode":"335"}"""));
        await using var adapter = new AdapterUnderTest(bank.Address);

        await adapter.CheckAsync();
        var first = bank.Sent("CheckOrder").GetProperty("OrderId").GetString()!;
        await adapter.CheckAsync();

        first.Length.ShouldBeInRange(16, 35);
        bank.Sent("CheckOrder").GetProperty("OrderId").GetString().ShouldNotBe(first);
    }

    [Fact]
    public async Task A_bank_that_does_not_answer_is_an_outage_and_no_verdict()
    {
        await using var bank = await ScriptedBank.SayingAsync(502, ("CheckOrder", "<html/>"));
        await using var adapter = new AdapterUnderTest(bank.Address);

        await Should.ThrowAsync<OutageException>(() => adapter.CheckAsync());
    }
}
