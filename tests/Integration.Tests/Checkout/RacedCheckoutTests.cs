using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Checkout;

/// <summary>Checkouts during which another checkout or a notification arrives.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class RacedCheckoutTests(EnvironmentFixture environment)
{
    // There is a crash point before and after the read of the invoice, the save of the payment and the call to the acquirer.
    private const int BeforeOpening = 5;
    private const int AfterOpening = 6;

    [Fact]
    public async Task Checkout_waits_three_seconds_for_another_that_is_opening()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        Result<StartPaymentOutcome>? second = null;
        var waited = TimeSpan.Zero;
        scenario.Environment.Gateway.CrashPlan.InterruptAfter(BeforeOpening, async () =>
        {
            var from = scenario.Now;
            second = await scenario.CheckOutAsync();
            waited = scenario.Now - from;
        });

        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        second!.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        waited.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Open_payment_is_found_without_waiting()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        var from = scenario.Now;

        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        scenario.Now.ShouldBe(from);
    }

    [Theory]
    [InlineData("card", PaymentStatus.Paid)]
    [InlineData("hold", PaymentStatus.Authorized)]
    public async Task Notification_before_the_response_of_the_opening_is_kept(string method, PaymentStatus status)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Environment.Gateway.CrashPlan.InterruptAfter(AfterOpening, async () =>
        {
            scenario.Press();
            await scenario.DeliverAsync();
        });

        (await scenario.CheckOutAsync(method)).Value.ShouldBeOfType<StartPaymentOutcome.Completed>();

        (await scenario.PaymentAsync()).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Code_to_scan_is_shown_while_it_can_be_paid()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ChangeMethodAsync("sbp", enabled: true, behavior: AcquirerBehavior.Sbp, form: "sbp");

        var page = (await scenario.CheckOutAsync("sbp"))
            .Value.ShouldBeOfType<StartPaymentOutcome.Opened>()
            .Page.ShouldBeOfType<PaymentPage.QrLink>();
        var payment = await scenario.PaymentAsync();

        (await StateAsync(scenario, payment)).ShouldSatisfyAllConditions(
            state => state.QrLink.ShouldBe(page.Link),
            state => state.FormLink.ShouldBeNull());
        scenario.FailAcquirer(FaultKind.Cut);
        scenario.Environment.Clock.Advance(TimeSpan.FromDays(1));
        await scenario.CheckOutAsync("sbp");
        (await StateAsync(scenario, payment)).Phase.ShouldBe(PaymentPhase.Unknown);
    }

    private static async Task<PaymentState> StateAsync(PaymentScenario scenario, Payment payment) =>
        (await scenario.SendAsync(new GetPaymentStatusQuery(payment.PublicId.Value))).Value;
}
