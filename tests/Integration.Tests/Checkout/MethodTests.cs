using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Integration.Tests.Scenarios;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.Checkout;

/// <summary>Which way to pay a click takes.</summary>
[Collection(OneEnvironment.Name)]
public sealed class MethodTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Without_a_method_the_buyer_chooses_or_takes_the_only_one()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        (await scenario.ClickAsync(null)).Value.ShouldBeOfType<StartPaymentOutcome.MethodChoice>().Methods.ShouldSatisfyAllConditions(
            options => options.Select(option => option.Code.Value).ShouldBe(["card", "hold", "other"], ignoreOrder: true),
            options => options.ShouldAllBe(option => option.AcquirerTitle == "Т‑Банк"));

        await SwitchAsync(scenario, "other", enabled: false);
        await SwitchAsync(scenario, "hold", enabled: false);

        (await scenario.ClickAsync(null)).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        (await scenario.PaymentAsync()).Method.Value.ShouldBe("card");
    }

    [Fact]
    public async Task A_method_that_is_off_or_unknown_is_not_available()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await SwitchAsync(scenario, "other", enabled: false);

        var result = await scenario.CheckoutAsync("other");
        result.Disclosure.ShouldNotBeNull();
        result.Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("method.unavailable"),
            refusal => refusal.Kind.ShouldBe(RefusalKind.MethodUnavailable),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty());
        (await scenario.ClickAsync("nosuch")).Refusal!.Code.ShouldBe("method.unavailable");
        foreach (var code in new[] { "card", "hold", "other" })
            await SwitchAsync(scenario, code, enabled: false);
        (await scenario.ClickAsync(null)).Refusal!.Code.ShouldBe("method.unavailable");
    }

    [Fact]
    public async Task A_method_with_a_payment_under_way_is_not_removed()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();

        (await scenario.SendAsync(new RemoveMethodCommand(scenario.Seller, "card"))).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("method.in_use"),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty());
        (await scenario.SendAsync(new RemoveMethodCommand(scenario.Seller, "nosuch"))).Refusal!.Code.ShouldBe("method.not_found");
        (await scenario.SendAsync(new RemoveMethodCommand(scenario.Seller, "other"))).IsRefused.ShouldBeFalse();
        (await scenario.ClickAsync("other")).Refusal!.Code.ShouldBe("method.unavailable");
    }
}
