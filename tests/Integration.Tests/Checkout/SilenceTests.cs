using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Checkout;

/// <summary>Silence is not a refusal: nothing else is charged meanwhile, and the bank is asked until it says.</summary>
[Collection(OneEnvironment.Name)]
public sealed class SilenceTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task A_lost_answer_is_unknown_asked_about_and_ended_before_a_new_form_is_opened()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Environment.Gateway.CrashPlan.ResponseToLose = "/Init";

        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        var lost = await scenario.PaymentAsync();
        lost.Status.ShouldBe(PaymentStatus.Unknown);
        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>().PublicId.ShouldBe(lost.PublicId);
        scenario.Driver.Bank().ShouldHaveSingleItem();

        await scenario.PassAsync(TimeSpan.FromSeconds(5));
        lost = await scenario.FindAsync(lost.Id);
        lost.Status.ShouldBe(PaymentStatus.Canceled);
        (await scenario.TimelineAsync(lost)).ShouldContain("payment.abandoned (page_lost)");
        scenario.Driver.Bank().ShouldHaveSingleItem().AwaitsBuyer.ShouldBeFalse();
        (await StateAsync(scenario, lost)).Phase.ShouldBe(PaymentPhase.Restart);

        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>().PublicId.ShouldNotBe(lost.PublicId);
    }

    [Fact]
    public async Task What_the_bank_never_saw_is_over_after_the_time_of_an_opening()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Trouble("tbank.init", FaultKind.Cut);
        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        scenario.Calm();

        await scenario.PassAsync(TimeSpan.FromSeconds(50));
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Unknown);
        await scenario.PassAsync(TimeSpan.FromMinutes(2));

        var payment = await scenario.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Canceled);
        (await scenario.TimelineAsync(payment)).ShouldContain("evidence.never_opened (not found)");
        payment.FollowUps.ShouldAllBe(work => work.DueAt == null);
        (await StateAsync(scenario, payment)).Phase.ShouldBe(PaymentPhase.Failed);
    }

    [Fact]
    public async Task A_process_that_died_over_an_opening_is_found_by_the_clock()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Environment.Gateway.CrashPlan.CrashBefore = "/Init";
        await Should.ThrowAsync<Exception>(() => scenario.ClickAsync());
        await scenario.Environment.RestartAsync();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Created);

        scenario.Trouble("tbank.checkorder", FaultKind.Garbage);
        await scenario.PassAsync(TimeSpan.FromSeconds(90));
        var payment = await scenario.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Unknown);
        (await scenario.TimelineAsync(payment)).ShouldContain("opening.unknown (the answer was never saved)");

        scenario.Calm();
        await scenario.PassAsync(TimeSpan.FromMinutes(5));
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Canceled);
    }

    [Fact]
    public async Task A_click_on_a_form_whose_opening_died_says_so_after_its_time()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Environment.Gateway.CrashPlan.CrashBefore = "/Init";
        await Should.ThrowAsync<Exception>(() => scenario.ClickAsync());
        await scenario.Environment.RestartAsync();
        // Another click may be opening it at this moment.
        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Created);

        scenario.Environment.Clock.Advance(TimeSpan.FromSeconds(61));

        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Unknown);
    }

    [Fact]
    public async Task A_form_whose_time_is_over_is_ended_by_the_next_click_or_by_the_clock()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Environment.Clock.Advance(TimeSpan.FromHours(24));
        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        (await scenario.TimelineAsync(await scenario.PaymentAsync())).ShouldContain("payment.abandoned (expired)");
        await scenario.WorkAsync();
        (await scenario.PaymentAsync()).Status.ShouldBeOneOf(PaymentStatus.Canceled, PaymentStatus.Expired);

        await scenario.ClickAsync("other");
        await scenario.PassAsync(TimeSpan.FromHours(25));
        (await scenario.PaymentsAsync()).ShouldAllBe(payment =>
            payment.Status == PaymentStatus.Canceled || payment.Status == PaymentStatus.Expired
        );
        scenario.Driver.Bank().ShouldNotContain(row => row.AwaitsBuyer);
    }

    private static async Task<PaymentState> StateAsync(PaymentScenario scenario, Payment payment) =>
        (await scenario.SendAsync(new GetPaymentStatusQuery(payment.PublicId.Value))).Value;
}
