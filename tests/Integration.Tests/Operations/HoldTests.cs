using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.Operations;

/// <summary>Money that a seller takes or releases.</summary>
[Collection(OneEnvironment.Name)]
public sealed class HoldTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task A_hold_is_captured_in_part_and_the_desk_sees_the_difference()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await AuthorizedAsync(scenario);

        (await CaptureAsync(scenario, payment, "a", 3500.01m)).Refusal!.Code.ShouldBe("capture.beyond_authorized");
        (await CaptureAsync(scenario, payment, "b", 1000m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
        await scenario.WorkAsync();

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Amount, payment.Attention).ShouldBe((PaymentStatus.Paid, Money.Rub(1000m), Attention.InvoiceSumChanged));
        (scenario.Driver.Status, scenario.Driver.Bank().Single().NetPaid).ShouldBe(("partially_paid", 1000m));
    }

    [Fact]
    public async Task A_capture_that_the_bank_never_saw_leaves_the_hold()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await AuthorizedAsync(scenario);
        scenario.Trouble("tbank.confirm", FaultKind.Cut);
        (await CaptureAsync(scenario, payment, "a")).Value.Status.ShouldBe(OperationStatus.Unknown);
        scenario.Calm();

        await scenario.PassAsync(TimeSpan.FromMinutes(30));

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Operations.Single().Status).ShouldBe((PaymentStatus.Authorized, OperationStatus.Refused));
        (await CaptureAsync(scenario, payment, "b")).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task A_capture_whose_answer_is_lost_is_found_by_asking()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await AuthorizedAsync(scenario);
        scenario.Environment.Gateway.CrashPlan.ResponseToLose = "/Confirm";
        scenario.Trouble("tbank.getstate", FaultKind.Garbage, times: 1);
        (await CaptureAsync(scenario, payment, "a")).Value.Status.ShouldBe(OperationStatus.Unknown);

        await scenario.PassAsync(TimeSpan.FromSeconds(10));

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Operations.Single().Status).ShouldBe((PaymentStatus.Paid, OperationStatus.Succeeded));
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task A_hold_is_released()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await AuthorizedAsync(scenario);

        (await scenario.SendAsync(new CancelPaymentCommand(scenario.Seller, payment.Id, "a"))).Value.Status.ShouldBe(
            OperationStatus.Succeeded
        );

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Canceled);
        (await scenario.SendAsync(new CancelPaymentCommand(scenario.Seller, payment.Id, "b"))).Refusal!.Code.ShouldBe("cancel.over");
        scenario.Driver.Status.ShouldBe("created");
    }

    [Fact]
    public async Task A_release_that_the_bank_never_saw_is_refused_after_a_long_while()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await AuthorizedAsync(scenario);
        scenario.Trouble("tbank.cancel", FaultKind.Cut);
        (await scenario.SendAsync(new CancelPaymentCommand(scenario.Seller, payment.Id, "a"))).Value.Status.ShouldBe(
            OperationStatus.Unknown
        );
        scenario.Calm();

        await scenario.PassAsync(TimeSpan.FromMinutes(30));

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Operations.Single().Status).ShouldBe((PaymentStatus.Authorized, OperationStatus.Refused));
    }
}
