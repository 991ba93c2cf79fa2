using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Integration.Tests.Scenarios;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.Operations;

/// <summary>An order is given once, however often its key comes.</summary>
[Collection(OneEnvironment.Name)]
public sealed class KeyTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task A_key_does_a_thing_once_and_only_that_thing()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();

        var first = (await RefundAsync(scenario, payment, "key", 100m)).Value;
        (await RefundAsync(scenario, payment, "key", 100m)).Value.Number.ShouldBe(first.Number);
        (await RefundAsync(scenario, payment, "key")).Value.Number.ShouldBe(first.Number);
        (await RefundAsync(scenario, payment, "key", 200m)).Refusal!.Code.ShouldBe("idempotency.key_reused");
        (await RefundAsync(scenario, payment, "key", 100m, new LineShare(1, 100m))).Value.Number.ShouldBe(first.Number);
        (await RefundAsync(scenario, payment, "key", 100m, new(1, 50m), new(2, 50m))).Refusal!.Code.ShouldBe("idempotency.key_reused");
        (await scenario.SendAsync(new CancelPaymentCommand(scenario.Seller, payment.Id, "key"))).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("idempotency.key_reused"),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty(),
            refusal => refusal.Kind.ShouldBe(RefusalKind.Conflict));

        scenario.Driver.Bank().ShouldHaveSingleItem().Remaining.ShouldBe(3400m);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ключ")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        (await RefundAsync(scenario, payment, key)).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("idempotency.no_key"),
            refusal => refusal.Kind.ShouldBe(RefusalKind.Invalid),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty());
    }

    [Fact]
    public async Task The_longest_key_and_the_outermost_letters_are_taken()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        (await RefundAsync(scenario, payment, new string('!', 32) + new string('~', 32), 1m)).IsRefused.ShouldBeFalse();
        (
            await scenario.SendAsync(new RefundPaymentCommand(scenario.Seller, PaymentId.New(scenario.Now), "k", null, null))
        ).Refusal!.Code.ShouldBe("payment.not_found");
    }
}
