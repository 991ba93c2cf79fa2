using CleanAcquiring.Application;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.Checkout;

/// <summary>From a click to the sentence that says why not.</summary>
[Collection(OneEnvironment.Name)]
public sealed class RefusedCheckoutTests(EnvironmentFixture environment)
{
    [Theory]
    [InlineData(0, 1, "card")]
    [InlineData(1, 0, "card")]
    [InlineData(1, -5, "card")]
    [InlineData(1, 1, "no-code")]
    [InlineData(1_000_000_000_000_000_000, 1, "card")]
    public async Task A_link_without_a_meaning_is_malformed(long account, long invoice, string method)
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var refusal = (await scenario.SendAsync(new StartPaymentCommand(account, invoice, method, null))).Refusal!;
        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Invalid, "link.malformed"));
        refusal.Detail.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task The_largest_numbers_have_a_meaning()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        (
            await scenario.SendAsync(new StartPaymentCommand(999_999_999_999_999_999, 999_999_999_999_999_999, null, null))
        ).Refusal!.Code.ShouldBe("invoice.not_found");
        (await scenario.SendAsync(new StartPaymentCommand(1, 1, null, null))).Refusal!.Code.ShouldBe("invoice.not_found");
    }

    [Fact]
    public async Task Nobody_can_tell_an_unknown_account_from_a_missing_invoice()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var unknown = (await scenario.SendAsync(new StartPaymentCommand(5, 1, "card", null))).Refusal;
        var missing = (await scenario.SendAsync(new StartPaymentCommand(scenario.Driver.AccountId, 1, "card", null))).Refusal;
        scenario.Driver.Delete();
        var deleted = (await scenario.ClickAsync("nosuch")).Refusal;

        unknown.ShouldBe(missing);
        deleted.ShouldBe(missing);
        missing!.Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_rule_that_does_not_hold_is_told_with_the_page_to_go_back_to()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Driver.Mark("paid");

        var result = await scenario.CheckoutAsync();

        (result.Refusal!.Code, result.Refusal.Kind).ShouldBe(("invoice.status.paid", RefusalKind.AlreadyPaid));
        result.Disclosure!.BackLink.ShouldNotBeNull();
        scenario.Driver.Bank().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_of_the_acquirer_is_told_and_lies_on_the_desk()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await SwitchAsync(scenario, "card", enabled: true, behavior: AcquirerBehavior.Declines);

        var result = await scenario.CheckoutAsync();

        (result.Refusal!.Code, result.Refusal.Kind).ShouldBe(("acquirer.refused", RefusalKind.MethodUnavailable));
        result.Refusal.Detail.ShouldNotBeNullOrEmpty();
        result.Disclosure!.BackLink.ShouldNotBeNull();
        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.Attention).ShouldBe((PaymentStatus.Declined, Attention.OpeningRefused));
        payment.FollowUps.ShouldAllBe(work => work.DueAt == null);
    }

    [Fact]
    public async Task An_acquirer_that_was_not_reached_leaves_nothing_behind()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Trouble("tbank.init", FaultKind.Status, 429);

        await Should.ThrowAsync<OutageException>(() => scenario.ClickAsync());

        var payment = await scenario.PaymentAsync();
        payment.Status.ShouldBe(PaymentStatus.Canceled);
        (await scenario.TimelineAsync(payment))[1].ShouldStartWith("opening.not_sent (tbank Init");
        scenario.Calm();
        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
    }

    [Fact]
    public async Task A_crm_that_cannot_answer_is_an_outage_and_nothing_is_opened()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Trouble("amocrm.", FaultKind.Status);

        await Should.ThrowAsync<OutageException>(() => scenario.ClickAsync());

        (await scenario.PaymentsAsync()).ShouldBeEmpty();
    }
}
