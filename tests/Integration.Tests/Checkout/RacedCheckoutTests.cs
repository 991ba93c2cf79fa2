using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.Checkout;

/// <summary>What happens while a click is at work: another click, the bank's notification.</summary>
[Collection(OneEnvironment.Name)]
public sealed class RacedCheckoutTests(EnvironmentFixture environment)
{
    // Before and after the reading of the invoice, the save of the attempt, the opening at the bank.
    private const int BeforeOpening = 5;
    private const int AfterOpening = 6;

    [Fact]
    public async Task A_click_waits_three_seconds_for_the_form_that_another_one_is_opening()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        Result<StartPaymentOutcome>? second = null;
        var waited = TimeSpan.Zero;
        scenario.Environment.Gateway.CrashPlan.InterruptAfter(BeforeOpening, async () =>
        {
            var from = scenario.Now;
            second = await scenario.ClickAsync();
            waited = scenario.Now - from;
        });

        var first = (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        second!.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>().PublicId.ShouldBe(first.PublicId);
        waited.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_form_that_is_open_is_found_without_waiting()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        var from = scenario.Now;

        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        scenario.Now.ShouldBe(from);
    }

    [Theory]
    [InlineData("card", PaymentStatus.Paid)]
    [InlineData("hold", PaymentStatus.Authorized)]
    public async Task Money_that_comes_before_the_answer_of_the_opening_is_kept(string method, PaymentStatus status)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Environment.Gateway.CrashPlan.InterruptAfter(AfterOpening, async () =>
        {
            scenario.Press();
            await scenario.DeliverAsync();
        });

        (await scenario.ClickAsync(method)).Value.ShouldBeOfType<StartPaymentOutcome.Completed>();

        (await scenario.PaymentAsync()).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_code_to_scan_is_shown_while_it_can_be_paid()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await SwitchAsync(scenario, "sbp", enabled: true, behavior: AcquirerBehavior.Sbp, form: "sbp");

        var page = (await scenario.ClickAsync("sbp"))
            .Value.ShouldBeOfType<StartPaymentOutcome.Opened>()
            .Page.ShouldBeOfType<PaymentPage.QrLink>();
        var payment = await scenario.PaymentAsync();

        (await StateAsync(scenario, payment)).ShouldSatisfyAllConditions(
            state => state.QrLink.ShouldBe(page.Link),
            state => state.FormLink.ShouldBeNull());
        scenario.Trouble("tbank.", Emulator.FaultInjection.FaultKind.Cut);
        scenario.Environment.Clock.Advance(TimeSpan.FromDays(1));
        await scenario.ClickAsync("sbp");
        (await StateAsync(scenario, payment)).Phase.ShouldBe(PaymentPhase.Unknown);
    }

    private static async Task<PaymentState> StateAsync(PaymentScenario scenario, Payment payment) =>
        (await scenario.SendAsync(new GetPaymentStatusQuery(payment.PublicId.Value))).Value;
}
