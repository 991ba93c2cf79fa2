using CleanAcquiring.Application;
using CleanAcquiring.Application.Crm;
using CleanAcquiring.Infrastructure.AmoCrm.Pacing;
using CleanAcquiring.Infrastructure.Tests.EmulatorTests;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>The exchanges that a stranger at the redirect address can cause.</summary>
public sealed class ExchangeBudgetTests
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public async Task A_code_that_failed_is_not_exchanged_again()
    {
        await using var crm = await CrmUnderTest.StartAsync();

        for (var i = 0; i < 3; i++)
            (await ExchangeAsync(crm, "def50200-made-up-by-a-stranger")).ShouldBe(new ExchangeOutcome.Refused("code"));

        crm.Calls.Operations.ShouldBe(["oauth.exchange"]);
    }

    [Fact]
    public async Task Made_up_codes_use_up_the_hosts_budget()
    {
        await using var crm = await CrmUnderTest.StartAsync();
        for (var i = 0; i < 10; i++)
            (await ExchangeAsync(crm, $"def50200-made-up-{i}")).ShouldBe(new ExchangeOutcome.Refused("code"));

        await Should.ThrowAsync<OutageException>(() => ExchangeAsync(crm, "def50200-made-up-11"));

        crm.Calls.Count("oauth.exchange").ShouldBe(10);
        (await crm.ExchangeAsync(EmulatorUnderTest.Old, "27182818")).ShouldBeOfType<ExchangeOutcome.Granted>();
    }

    [Fact]
    public void The_installation_has_a_budget_for_all_hosts_together()
    {
        var budget = new ExchangeBudget(clock);
        for (var i = 0; i < 60; i++)
            budget.TryTake($"shop{i}.amocrm.ru").ShouldBeTrue();

        budget.TryTake("shop60.amocrm.ru").ShouldBeFalse();

        clock.Advance(ExchangeBudget.Window);
        budget.TryTake("shop60.amocrm.ru").ShouldBeTrue();
    }

    [Fact]
    public void Successful_exchanges_cost_nothing()
    {
        var budget = new ExchangeBudget(clock);
        for (var i = 0; i < 100; i++)
        {
            budget.TryTake("shop.amocrm.ru").ShouldBeTrue();
            budget.Return("shop.amocrm.ru");
        }
    }

    [Fact]
    public void A_failed_code_is_forgotten_when_amoCRM_would_refuse_it_anyway()
    {
        var budget = new ExchangeBudget(clock);
        budget.Fail("shop.amocrm.ru", "code");
        budget.HasFailed("shop.amocrm.ru", "code").ShouldBeTrue();
        budget.HasFailed("other.amocrm.ru", "code").ShouldBeFalse();

        clock.Advance(TimeSpan.FromMinutes(20));
        budget.HasFailed("shop.amocrm.ru", "code").ShouldBeFalse();
    }

    private static Task<ExchangeOutcome> ExchangeAsync(CrmUnderTest crm, string code) =>
        crm.QueryAsync<ICrmAuthorization, ExchangeOutcome>(port =>
            port.ExchangeAsync(EmulatorUnderTest.Demo, code, TestContext.Current.CancellationToken));
}
