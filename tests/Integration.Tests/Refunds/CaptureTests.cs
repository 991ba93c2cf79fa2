using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Refunds;

/// <summary>Authorized money that is captured or released.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class CaptureTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Partial_capture_pays_the_invoice_partially()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.AuthorizeAsync();

        (await scenario.CaptureAsync(payment, "a", 3500.01m)).Refusal!.Code.ShouldBe("capture.beyond_authorized");
        (await scenario.CaptureAsync(payment, "b", 1000m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
        await scenario.WorkAsync();

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Amount, payment.Attention).ShouldBe((PaymentStatus.Paid, Money.Rub(1000m), Attention.InvoiceSumChanged));
        (scenario.Driver.Status, scenario.Driver.Bank().Single().NetPaid).ShouldBe(("partially_paid", 1000m));
    }

    [Fact]
    public async Task Capture_without_a_trace_is_refused_after_a_while()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.AuthorizeAsync();
        scenario.Fail(CallPurpose.Capture, FaultKind.Cut);
        (await scenario.CaptureAsync(payment, "a")).Value.Status.ShouldBe(OperationStatus.Unknown);
        scenario.ClearFaults();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(30));

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Operations.Single().Status).ShouldBe((PaymentStatus.Authorized, OperationStatus.Refused));
        (await scenario.CaptureAsync(payment, "b")).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task Capture_with_a_lost_response_is_found_by_a_query()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.AuthorizeAsync();
        scenario.LoseResponse(CallPurpose.Capture);
        scenario.Fail(CallPurpose.Query, FaultKind.Garbage, times: 1);
        (await scenario.CaptureAsync(payment, "a")).Value.Status.ShouldBe(OperationStatus.Unknown);

        await scenario.PassTimeAsync(TimeSpan.FromSeconds(10));

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Operations.Single().Status).ShouldBe((PaymentStatus.Paid, OperationStatus.Succeeded));
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Cancel_releases_authorized_money()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.AuthorizeAsync();

        (await scenario.SendAsync(new CancelPaymentCommand(scenario.Seller, payment.Id, "a"))).Value.Status.ShouldBe(
            OperationStatus.Succeeded
        );

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Canceled);
        (await scenario.SendAsync(new CancelPaymentCommand(scenario.Seller, payment.Id, "b"))).Refusal!.Code.ShouldBe("cancel.over");
        scenario.Driver.Status.ShouldBe("created");
    }

    [Fact]
    public async Task Cancel_without_a_trace_is_refused_after_a_while()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.AuthorizeAsync();
        scenario.Fail(CallPurpose.Cancel, FaultKind.Cut);
        (await scenario.SendAsync(new CancelPaymentCommand(scenario.Seller, payment.Id, "a"))).Value.Status.ShouldBe(
            OperationStatus.Unknown
        );
        scenario.ClearFaults();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(30));

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Operations.Single().Status).ShouldBe((PaymentStatus.Authorized, OperationStatus.Refused));
    }
}
