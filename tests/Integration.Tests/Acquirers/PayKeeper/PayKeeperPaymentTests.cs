using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Acquirers.PayKeeper;

/// <summary>Sellers who use PayKeeper, on the real application: signed forms and replies, refunds without a key.</summary>
public sealed class PayKeeperPaymentTests(PayKeeperEnvironment environment) : IClassFixture<PayKeeperEnvironment>
{
    [Fact]
    public async Task Signed_form_pays_the_invoice_and_gets_a_signed_reply()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();

        var reply = (await scenario.ReceiveAsync(scenario.Driver.Notifications.ShouldHaveSingleItem())).Value;
        await scenario.WorkAsync();

        (reply.Status, reply.Body[..3], reply.Body.Length).ShouldBe((200, "OK ", 35));
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Lost_notification_is_found_by_asking()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Driver.Notifications.Clear();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(2));

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
    }

    [Theory]
    [InlineData(FalseClaim.WrongAmount, 200)]
    [InlineData(FalseClaim.WrongSignature, 403)]
    public async Task False_claim_moves_nothing(FalseClaim claim, int status)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();

        var reply = (await scenario.ReceiveAsync(scenario.Driver.Notifications[0].Altered(claim))).Value;

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);
        reply.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Lost_opening_is_looked_up_before_another_is_made()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.LoseResponse(CallPurpose.Start);
        await scenario.CheckOutAsync();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Unknown);
        scenario.ClearFaults();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(1));
        await scenario.CheckOutAsync();

        scenario.Driver.Bank().Count(payment => payment.AwaitsBuyer).ShouldBe(1);
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);
    }

    [Fact]
    public async Task Refund_by_the_seller_is_done_at_once()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var paid = await scenario.PayAsync();

        (await scenario.RefundAsync(paid, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Succeeded);

        (await scenario.PaymentAsync()).Refunded.ShouldBe(Money.Rub(500m));
        scenario.Driver.Bank().ShouldHaveSingleItem().Refunded.ShouldBe(500m);
    }

    [Fact]
    public async Task Refund_without_an_answer_is_not_sent_twice()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var paid = await scenario.PayAsync();
        scenario.LoseResponse(CallPurpose.Refund);

        await scenario.RefundAsync(paid, "a", 500m);
        await scenario.PassTimeAsync(TimeSpan.FromMinutes(2));

        var payment = await scenario.PaymentAsync();
        (payment.OpenOperation, payment.Refunded).ShouldBe((null, Money.Rub(500m)));
        scenario.Driver.Bank().ShouldHaveSingleItem().Refunded.ShouldBe(500m);
    }

    [Fact]
    public async Task Refund_in_the_merchant_profile_is_found_by_reconciliation()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.PayAsync();

        scenario.Driver.Cabinet.GiveBack(scenario.Driver.Bank()[0].Id, 500m);
        await scenario.PassTimeAsync(TimeSpan.FromDays(2));

        (await scenario.PaymentAsync()).Refunded.ShouldBe(Money.Rub(500m));
    }
}

public sealed class PayKeeperEnvironment() : EnvironmentFixture("paykeeper");
