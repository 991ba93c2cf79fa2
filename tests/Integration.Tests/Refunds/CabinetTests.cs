using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Refunds;

/// <summary>Operations at the acquirer without a call of ours.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class CabinetTests(EnvironmentFixture environment)
{
    [Theory]
    [InlineData(500, 1500, PaymentStatus.PartiallyRefunded, OperationStatus.Succeeded)]
    [InlineData(3500, 3500, PaymentStatus.Refunded, OperationStatus.Refused)]
    public async Task Refund_in_the_cabinet_before_ours_is_booked_with_it(
        int elsewhere, int refunded, PaymentStatus status, OperationStatus ours)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        scenario.Driver.Cabinet.GiveBack(payment.AcquirerPaymentId!, elsewhere);

        (await scenario.RefundAsync(payment, "a", 1000m)).Value.Status.ShouldBe(ours);

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Refunded).ShouldBe((status, Money.Rub(refunded)));
        scenario.Driver.Bank().ShouldHaveSingleItem().NetPaid.ShouldBe(payment.NetPaid.Amount);
    }

    [Fact]
    public async Task Sbp_refund_turned_back_is_refused_with_the_banks_reason()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ChangeMethodAsync("card", enabled: true, behavior: AcquirerBehavior.Sbp, form: "sbp");
        var payment = await scenario.PayAsync();
        scenario.Driver.Cabinet.RefuseNextRefund(payment.AcquirerPaymentId!, "Счёт закрыт");

        (await scenario.RefundAsync(payment, "a")).Value.Status.ShouldBe(OperationStatus.Unknown);
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(5));

        payment = await scenario.PaymentAsync();
        payment.Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.Refused);
        (await scenario.TimelineAsync(payment)).ShouldContain("refund.refused (3031 Счёт закрыт)");
        await scenario.PassTimeAsync(TimeSpan.FromHours(1));
        (await scenario.RefundAsync(payment, "b")).Value.Status.ShouldBe(OperationStatus.Unknown);
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(5));
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Refunded);
    }

    [Fact]
    public async Task Failed_receipt_needs_attention_in_the_banks_words()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        scenario.Driver.Cabinet.AnnounceReceipt(payment.AcquirerPaymentId!, "Касса не отвечает");
        scenario.Driver.Collect();

        var reply = (await scenario.ReceiveAsync(scenario.Driver.Notifications.ShouldHaveSingleItem())).Value;

        reply.Body.ShouldBe("OK");
        payment = await scenario.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Paid, Attention.ReceiptFailed));
        (await scenario.TimelineAsync(payment))[^1].ShouldBe("receipt.failed (Касса не отвечает)");
    }

    [Fact]
    public async Task Declined_form_that_is_paid_later_is_a_late_success()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        var form = scenario.Driver.Bank().ShouldHaveSingleItem().Id;
        scenario.Driver.Press(form, "decline");
        await scenario.DeliverAsync();
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Declined);

        scenario.Driver.Press(form, "pay");
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        ((await scenario.PaymentAsync()).Status, scenario.Driver.Status).ShouldBe((PaymentStatus.Paid, "paid"));
    }

    [Fact]
    public async Task Hold_that_lapses_ends_the_payment()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.AuthorizeAsync();

        await scenario.PassTimeAsync(TimeSpan.FromDays(8));

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Canceled);
        scenario.Driver.Bank().ShouldHaveSingleItem().State.ShouldBe(EmulatedPaymentState.Canceled);
    }
}
