using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Checkout;

/// <summary>Openings without a response: nothing else is charged, and the acquirer is asked until it says.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SilenceTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Lost_response_ends_before_another_payment_opens()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.LoseResponse(CallPurpose.Start);

        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        var lost = await scenario.PaymentAsync();
        lost.Status.ShouldBe(PaymentStatus.Unknown);
        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>().PublicId.ShouldBeNull();
        scenario.Driver.Bank().ShouldHaveSingleItem();

        await scenario.PassTimeAsync(TimeSpan.FromSeconds(5));
        lost = await scenario.FindAsync(lost.Id);
        lost.Status.ShouldBe(PaymentStatus.Canceled);
        (await scenario.TimelineAsync(lost)).ShouldContain("payment.abandoned (page_lost)");
        scenario.Driver.Bank().ShouldHaveSingleItem().AwaitsBuyer.ShouldBeFalse();
        (await StateAsync(scenario, lost)).Phase.ShouldBe(PaymentPhase.Restart);

        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>().PublicId.ShouldNotBe(lost.PublicId);
    }

    [Fact]
    public async Task Opening_without_a_trace_is_canceled_after_a_while()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Fail(CallPurpose.Start, FaultKind.Cut);
        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        scenario.ClearFaults();

        await scenario.PassTimeAsync(TimeSpan.FromSeconds(10));
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Unknown);
        await scenario.PassTimeAsync(TimeSpan.FromMinutes(2));

        var payment = await scenario.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Canceled);
        (await scenario.TimelineAsync(payment)).ShouldContain("evidence.never_opened (not found)");
        payment.FollowUps.ShouldAllBe(work => work.DueAt == null);
        (await StateAsync(scenario, payment)).Phase.ShouldBe(PaymentPhase.Failed);
    }

    [Fact]
    public async Task Crash_while_opening_is_resolved_by_follow_ups()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.CrashBefore(CallPurpose.Start);
        await Should.ThrowAsync<Exception>(() => scenario.CheckOutAsync());
        await scenario.Environment.RestartAsync();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Created);

        scenario.Fail(CallPurpose.QueryByOrder, FaultKind.Garbage);
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(90));
        var payment = await scenario.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Unknown);
        (await scenario.TimelineAsync(payment)).ShouldContain("opening.unknown (the answer was never saved)");

        scenario.ClearFaults();
        await scenario.PassTimeAsync(TimeSpan.FromMinutes(5));
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Canceled);
    }

    [Fact]
    public async Task Checkout_after_a_crash_makes_the_old_payment_unknown()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.CrashBefore(CallPurpose.Start);
        await Should.ThrowAsync<Exception>(() => scenario.CheckOutAsync());
        await scenario.Environment.RestartAsync();
        // Another checkout may be opening it at this moment.
        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Created);

        scenario.Environment.Clock.Advance(TimeSpan.FromSeconds(21));

        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Unknown);
    }

    [Fact]
    public async Task Expired_payment_is_ended_by_checkout_or_by_the_clock()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Environment.Clock.Advance(TimeSpan.FromHours(24));
        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        (await scenario.TimelineAsync(await scenario.PaymentAsync())).ShouldContain("payment.abandoned (expired)");
        await scenario.WorkAsync();
        (await scenario.PaymentAsync()).Status.ShouldBeOneOf(PaymentStatus.Canceled, PaymentStatus.Expired);

        await scenario.CheckOutAsync("other");
        await scenario.PassTimeAsync(TimeSpan.FromHours(25));
        (await scenario.PaymentsAsync()).ShouldAllBe(payment =>
            payment.Status == PaymentStatus.Canceled || payment.Status == PaymentStatus.Expired
        );
        scenario.Driver.Bank().ShouldNotContain(row => row.AwaitsBuyer);
    }

    private static async Task<PaymentState> StateAsync(PaymentScenario scenario, Payment payment) =>
        (await scenario.SendAsync(new GetPaymentStatusQuery(payment.PublicId.Value))).Value;
}
