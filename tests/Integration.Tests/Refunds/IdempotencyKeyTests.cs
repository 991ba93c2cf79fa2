using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Refunds;

/// <summary>One key, one operation.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class IdempotencyKeyTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Idempotency_key_runs_one_operation_once()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();

        var first = (await scenario.RefundAsync(payment, "key", 100m)).Value;
        (await scenario.RefundAsync(payment, "key", 100m)).Value.Number.ShouldBe(first.Number);
        (await scenario.RefundAsync(payment, "key")).Value.Number.ShouldBe(first.Number);
        (await scenario.RefundAsync(payment, "key", 200m)).Refusal!.Code.ShouldBe("idempotency.key_reused");
        (await scenario.RefundAsync(payment, "key", 100m, new LineShare(1, 100m))).Value.Number.ShouldBe(first.Number);
        (await scenario.RefundAsync(payment, "key", 100m, new(1, 50m), new(2, 50m))).Refusal!.Code.ShouldBe("idempotency.key_reused");
        (await scenario.SendAsync(new CancelPaymentCommand(scenario.Seller, payment.Id, "key"))).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("idempotency.key_reused"),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty(),
            refusal => refusal.Kind.ShouldBe(RefusalKind.Contradictory));

        scenario.Driver.Bank().ShouldHaveSingleItem().Remaining.ShouldBe(3400m);
    }
}
