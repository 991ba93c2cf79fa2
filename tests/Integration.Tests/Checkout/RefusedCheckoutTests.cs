using CleanAcquiring.Application;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Checkout;

/// <summary>Checkouts that are refused, with the buyer's sentence.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class RefusedCheckoutTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Unknown_account_and_missing_invoice_get_one_refusal()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var unknown = (await scenario.SendAsync(new StartPaymentCommand(5, 1, "card", null))).Refusal;
        var missing = (await scenario.SendAsync(new StartPaymentCommand(scenario.Driver.AccountId, 1, "card", null))).Refusal;
        scenario.Driver.Delete();
        var deleted = (await scenario.CheckOutAsync("nosuch")).Refusal;

        unknown.ShouldBe(missing);
        deleted.ShouldBe(missing);
        missing!.Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task Refusal_by_a_rule_has_the_link_back()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Driver.Mark("paid");

        var result = await scenario.CheckOutWithDisclosureAsync();

        (result.Refusal!.Code, result.Refusal.Kind).ShouldBe(("invoice.status.paid", RefusalKind.AlreadyPaid));
        result.Disclosure!.BackLink.ShouldNotBeNull();
        scenario.Driver.Bank().ShouldBeEmpty();
    }

    [Fact]
    public async Task Declined_opening_is_refused_and_needs_attention()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ChangeMethodAsync("card", enabled: true, behavior: AcquirerBehavior.Declines);

        var result = await scenario.CheckOutWithDisclosureAsync();

        (result.Refusal!.Code, result.Refusal.Kind).ShouldBe(("acquirer.refused", RefusalKind.MethodUnavailable));
        result.Refusal.Detail.ShouldNotBeNullOrEmpty();
        result.Disclosure!.BackLink.ShouldNotBeNull();
        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Declined, Attention.OpeningRefused));
        payment.FollowUps.ShouldAllBe(work => work.DueAt == null);
    }

    [Fact]
    public async Task Outage_of_the_acquirer_frees_the_method()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Fail(CallPurpose.Start, FaultKind.Status, 429);

        await Should.ThrowAsync<OutageException>(() => scenario.CheckOutAsync());

        var payment = await scenario.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Canceled);
        (await scenario.TimelineAsync(payment))[1].ShouldStartWith($"opening.not_sent ({scenario.Environment.Acquirer.Name} ");
        scenario.ClearFaults();
        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task Outage_of_the_crm_opens_nothing()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Fail("amocrm.", FaultKind.Status);

        await Should.ThrowAsync<OutageException>(() => scenario.CheckOutAsync());

        (await scenario.PaymentsAsync()).ShouldBeEmpty();
    }
}
