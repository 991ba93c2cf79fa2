using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Acquirers.YooKassa;

/// <summary>Sellers who use YooKassa, on the real application: unsigned notifications, keys, forms that cannot be ended.</summary>
public sealed class YooKassaPaymentTests(YooKassaEnvironment environment) : IClassFixture<YooKassaEnvironment>
{
    [Fact]
    public async Task Unsigned_notification_has_the_bank_asked_and_pays_the_invoice()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();

        await scenario.DeliverAsync();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Pending);
        await scenario.WorkAsync();

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Lost_opening_is_repeated_and_charged_once()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.LoseResponse(CallPurpose.Start);

        await scenario.CheckOutAsync();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Unknown);
        scenario.ClearFaults();
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(10));

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.Page is PaymentPage.Redirect).ShouldBe((PaymentStatus.Pending, true));
        scenario.Driver.Bank().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Changed_sum_opens_a_second_form_and_money_on_the_first_counts()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        var old = scenario.Driver.Bank().ShouldHaveSingleItem();
        scenario.Driver.Edit(4000);

        await scenario.CheckOutAsync();
        scenario.Driver.Bank().Select(row => row.Amount).ShouldBe([3500m, 4000m]);
        scenario.Driver.Press(old.Id, "pay");
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        var payments = await scenario.PaymentsAsync();
        payments.Single(payment => payment.AcquirerPaymentId == old.Id).Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Refund_in_the_merchant_profile_is_told_and_booked()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var paid = await PayAsync(scenario);

        scenario.Driver.Cabinet.GiveBack(paid.AcquirerPaymentId!, 500m);
        scenario.Driver.Collect();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        (await scenario.PaymentAsync()).Refunded.ShouldBe(Money.Rub(500m));
    }

    [Fact]
    public async Task Refund_by_the_seller_is_done_at_once()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var paid = await PayAsync(scenario);

        (await scenario.RefundAsync(paid, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Succeeded);

        (await scenario.PaymentAsync()).Refunded.ShouldBe(Money.Rub(500m));
        scenario.Driver.Bank().ShouldHaveSingleItem().Refunded.ShouldBe(500m);
    }

    [Fact]
    public async Task Failed_receipt_needs_attention()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Driver.Cabinet.AnnounceReceipt(scenario.Driver.Bank()[0].Id, "the register is offline");
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.Needs(Attention.ReceiptFailed)).ShouldBe((PaymentStatus.Paid, true));
    }

    private static async Task<Payment> PayAsync(PaymentScenario scenario)
    {
        await scenario.CheckOutAsync();
        scenario.Press();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();
        return await scenario.PaymentAsync();
    }
}

public sealed class YooKassaEnvironment() : EnvironmentFixture("yookassa");
