using CleanAcquiring.Application.Acquirers;
using static CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs.RbsOrders;

namespace CleanAcquiring.Infrastructure.Tests.Acquirers.Rbs;

public sealed class RbsCheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"errorCode":6}""", null)]
    [InlineData("""{"errorCode":0}""", null)]
    [InlineData("""{"errorCode":5}""", "password")]
    [InlineData("""{"errorCode":9}""", "")]
    public async Task Check_asks_about_an_order_that_cannot_exist(string answer, string? key)
    {
        await using var script = await RbsScript.StartAsync("alfa", RbsScript.Classic, (200, answer));

        var problems = await script.Acquirer.ShouldBeAssignableTo<ISettingsCheck>()!.CheckAsync(Settings(), Token);

        problems.SingleOrDefault()?.Key.ShouldBe(key);
        problems.Count.ShouldBe(key is null ? 0 : 1);
        script.Calls.ShouldHaveSingleItem().ShouldBe("getOrderStatusExtended.do");
    }

    [Theory]
    [InlineData("callbackPublicKey", "no key", "callbackPublicKey")]
    [InlineData("vatNumber22", "x", "vatNumber22")]
    [InlineData("vat", "22", "vatNumber22")]
    [InlineData("paymentMethod", "sberpay", "paymentMethod")]
    public async Task Check_finds_what_the_bank_need_not_be_asked_about(string key, string value, string problem)
    {
        await using var script = await RbsScript.StartAsync("sber", RbsScript.Classic, (200, """{"errorCode":6}"""));

        var problems = await script.Acquirer.ShouldBeAssignableTo<ISettingsCheck>()!
            .CheckAsync(Settings(("receipts", "true"), (key, value)), Token);

        problems.ShouldHaveSingleItem().Key.ShouldBe(problem);
        script.Calls.ShouldBeEmpty();
    }
}
