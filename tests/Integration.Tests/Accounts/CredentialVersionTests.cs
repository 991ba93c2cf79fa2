using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Accounts;

/// <summary>A seller changes the terminal while a form of the earlier one is open.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class CredentialVersionTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Form_of_the_earlier_terminal_is_paid_and_refunded()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        await scenario.ChangeMethodAsync("card", enabled: true, behavior: AcquirerBehavior.Sbp);

        scenario.Press();
        await scenario.DeliverAsync();

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.CredentialVersion).ShouldBe((PaymentStatus.Paid, 1));
        (await scenario.RefundAsync(payment, "key")).Value.Status.ShouldBe(OperationStatus.Succeeded);
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Refunded);
    }

    [Fact]
    public async Task Lost_notification_is_asked_for_at_the_earlier_terminal()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        await scenario.ChangeMethodAsync("card", enabled: true, behavior: AcquirerBehavior.Sbp);
        scenario.Press();
        scenario.Driver.Notifications.Clear();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(10));

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Lost_opening_is_found_at_the_earlier_terminal()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.LoseResponse(CallPurpose.Start);
        await scenario.CheckOutAsync();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Unknown);
        await scenario.ChangeMethodAsync("card", enabled: true, behavior: AcquirerBehavior.Sbp);

        scenario.Press();
        scenario.Driver.Notifications.Clear();
        await scenario.PassTimeAsync(TimeSpan.FromMinutes(10));

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
    }
}
