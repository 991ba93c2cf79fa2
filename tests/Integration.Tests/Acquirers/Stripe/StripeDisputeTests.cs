using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.Acquirers.Stripe.Checkout;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Acquirers.Stripe;

/// <summary>A dispute on the real application, from Stripe's event to the invoice and its deal.</summary>
public sealed class StripeDisputeTests(StripeEnvironment environment) : IClassFixture<StripeEnvironment>
{
    [Fact]
    public async Task Open_dispute_takes_the_money_and_names_the_deadline()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await DisputeAsync(scenario, await scenario.PayAsync(), "needs_response");

        var payment = await scenario.PaymentAsync();
        payment.ShouldSatisfyAllConditions(
            () => payment.Status.ShouldBe(PaymentStatus.Paid),
            () => payment.Dispute.ShouldBe(DisputeStatus.Open),
            () => payment.Disputed.ShouldBe(Money.Rub(3500m)),
            () => payment.NetPaid.ShouldBe(Money.Zero(payment.Amount.Currency)),
            () => payment.Needs(Attention.Disputed).ShouldBeTrue());
        (await scenario.TimelineAsync(payment)).ShouldContain(entry =>
            entry.StartsWith("dispute.opened", StringComparison.Ordinal) && entry.Contains("answerBy=", StringComparison.Ordinal));
        (scenario.Driver.Status, scenario.Driver.Notes.Count).ShouldBe(("paid", 2));
        scenario.Driver.Notes[1].ShouldNotBeNull().ShouldContain("оспорил");
    }

    [Fact]
    public async Task Won_dispute_restores_the_money()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var paid = await scenario.PayAsync();
        await DisputeAsync(scenario, paid, "needs_response");

        await DisputeAsync(scenario, paid, "won");

        var payment = await scenario.PaymentAsync();
        (payment.Dispute, payment.NetPaid, payment.Attention).ShouldBe((DisputeStatus.Won, Money.Rub(3500m), null));
        scenario.Driver.Notes[^1].ShouldNotBeNull().ShouldContain("выигран");
        (await scenario.RefundAsync(payment, "a")).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Lost_dispute_leaves_nothing_to_refund()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var paid = await scenario.PayAsync();
        await DisputeAsync(scenario, paid, "needs_response");

        await DisputeAsync(scenario, paid, "lost");

        var payment = await scenario.PaymentAsync();
        (payment.Dispute, payment.NetPaid.IsPositive, payment.Attention).ShouldBe((DisputeStatus.Lost, false, null));
        scenario.Driver.Notes[^1].ShouldNotBeNull().ShouldContain("проигран");
        (await scenario.RefundAsync(payment, "a")).IsRefused.ShouldBeTrue();
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Dispute_with_a_wrong_signature_moves_nothing()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var paid = await scenario.PayAsync();
        scenario.Environment.Emulated<BuyerActions>().DisputeIt(paid.AcquirerPaymentId!, "needs_response").ShouldBeTrue();
        scenario.Driver.Collect();

        await scenario.ReceiveAsync(scenario.Driver.Notifications.ShouldHaveSingleItem().Altered(FalseClaim.WrongSignature));
        await scenario.WorkAsync();

        (await scenario.PaymentAsync()).Dispute.ShouldBeNull();
    }

    private static async Task DisputeAsync(PaymentScenario scenario, Payment payment, string status)
    {
        scenario.Environment.Emulated<BuyerActions>().DisputeIt(payment.AcquirerPaymentId!, status).ShouldBeTrue();
        scenario.Driver.Collect();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();
    }
}

public sealed class StripeEnvironment() : EnvironmentFixture("stripe");
