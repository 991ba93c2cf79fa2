using CleanAcquiring.Application;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;
using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;

namespace CleanAcquiring.Integration.Tests.Operations;

/// <summary>Money that a seller gives back.</summary>
[Collection(OneEnvironment.Name)]
public sealed class RefundTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task A_refund_in_parts_goes_back_to_the_kopeck_and_the_crm_is_told_of_each()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();

        (await RefundAsync(scenario, payment, "a", 0.01m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
        await scenario.WorkAsync();
        (await RefundAsync(scenario, payment, "b")).Value.Amount.ShouldBe(Money.Rub(3499.99m));
        await scenario.WorkAsync();

        scenario.Driver.Bank().ShouldHaveSingleItem().Remaining.ShouldBe(0m);
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Refunded);
        scenario.Driver.Notes.Count.ShouldBe(3);
        scenario.Driver.Notes.ShouldContain(note => note!.Contains("возвращено 0,01 RUB из 3\u00a0500,00 RUB", StringComparison.Ordinal));
        (await RefundAsync(scenario, payment, "c", 0.01m)).Refusal!.Code.ShouldBe("refund.nothing_paid");
    }

    [Fact]
    public async Task A_refund_whose_answer_is_lost_is_asked_about_and_never_sent_again()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        scenario.Environment.Gateway.CrashPlan.ResponseToLose = "/Cancel";

        (await RefundAsync(scenario, payment, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Unknown);
        (await RefundAsync(scenario, payment, "b", 500m)).Refusal!.Code.ShouldBe("operation.under_way");
        await scenario.PassAsync(TimeSpan.FromSeconds(10));

        payment = await scenario.PaymentAsync();
        (payment.OpenOperation, payment.Refunded).ShouldBe((null, Money.Rub(500m)));
        scenario.Driver.Bank().ShouldHaveSingleItem().Remaining.ShouldBe(3000m);
    }

    [Fact]
    public async Task A_refund_that_never_reached_the_bank_is_refused_after_a_long_while()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        scenario.Trouble("tbank.cancel", FaultKind.Cut);
        (await RefundAsync(scenario, payment, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Unknown);
        scenario.Calm();

        await scenario.PassAsync(TimeSpan.FromMinutes(14));
        (await scenario.PaymentAsync()).OpenOperation.ShouldNotBeNull();
        await scenario.PassAsync(TimeSpan.FromMinutes(10));

        payment = await scenario.PaymentAsync();
        payment.Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.Refused);
        payment.NetPaid.ShouldBe(Money.Rub(3500m));
        (await scenario.TimelineAsync(payment)).ShouldContain("refund.refused (CONFIRMED long after the request)");
        (await RefundAsync(scenario, payment, "b", 500m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task A_bank_that_cannot_be_asked_leaves_the_order_undone_and_its_key_free()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        scenario.Trouble("tbank.", FaultKind.Status);

        await Should.ThrowAsync<OutageException>(() => RefundAsync(scenario, payment, "a", 500m));
        scenario.Calm();

        (await scenario.PaymentAsync()).Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.NotSent);
        (await RefundAsync(scenario, payment, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task Lines_are_given_back_as_they_were_chosen_or_spread()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();

        var chosen = (await RefundAsync(scenario, payment, "a", 100m, new LineShare(1, 100m))).Value;
        var spread = (await RefundAsync(scenario, payment, "b", 50m)).Value;

        chosen.Lines.ShouldBe([new LineShare(1, 100m)]);
        spread.Lines.Sum(line => line.Amount).ShouldBe(50m);
        (await RefundAsync(scenario, payment, "c", 1m, new LineShare(99, 1m))).Refusal!.Code.ShouldBe("operation.lines");
    }

    [Fact]
    public async Task Money_beyond_the_sum_lies_on_the_desk_or_goes_back_by_itself()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await PayTwiceAsync(scenario);
        var second = (await scenario.PaymentsAsync()).Single(payment => payment.Attention == Attention.PaidTwice);
        second.Status.ShouldBe(PaymentStatus.Paid);
        scenario.Driver.Notes.ShouldContain(note => note!.Contains("эти деньги лишние", StringComparison.Ordinal));

        await using var other = await PaymentScenario.OpenAsync(environment);
        await other.SendAsync(new ChangeSettingsCommand(other.Seller, SellerSettings.Default with { Excess = ExcessPolicy.Refund }, null));
        await PayTwiceAsync(other);
        (await other.PaymentsAsync())
            .Select(payment => payment.Status)
            .ShouldBe([PaymentStatus.Paid, PaymentStatus.Refunded], ignoreOrder: true);
        (await other.PaymentsAsync()).MaxBy(payment => payment.PaidAt)!.Status.ShouldBe(PaymentStatus.Refunded);
        other.Driver.Bank().Sum(row => row.NetPaid).ShouldBe(3500m);
    }

    [Fact]
    public async Task A_return_by_itself_that_the_bank_does_not_take_yet_is_tried_again()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.SendAsync(
            new ChangeSettingsCommand(scenario.Seller, SellerSettings.Default with { Excess = ExcessPolicy.Refund }, null)
        );
        scenario.Trouble("tbank.cancel", FaultKind.Status, 429, times: 1);
        await PayTwiceAsync(scenario);

        await scenario.PassAsync(TimeSpan.FromMinutes(40));

        (await scenario.PaymentsAsync()).Sum(payment => payment.NetPaid.Amount).ShouldBe(3500m);
    }

    [Fact]
    public async Task Where_the_method_is_gone_or_another_acquirers_nothing_can_be_ordered()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        await scenario.SendAsync(new Application.Accounts.RemoveMethodCommand(scenario.Seller, "card"));

        (await RefundAsync(scenario, payment, "a")).Refusal!.ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("method.not_found"),
            refusal => refusal.Detail.ShouldNotBeNullOrEmpty());
        (await scenario.PaymentAsync()).Operations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_of_the_bank_is_the_orders_end()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        await SwitchAsync(scenario, "card", enabled: true, behavior: AcquirerBehavior.Declines);

        var refund = (await RefundAsync(scenario, payment, "a")).Value;

        refund.Status.ShouldBe(OperationStatus.Refused);
        (await scenario.PaymentAsync()).NetPaid.ShouldBe(Money.Rub(3500m));
    }
}
