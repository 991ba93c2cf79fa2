using CleanAcquiring.Application;
using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Refunds;

/// <summary>Refunds by a seller, and of excess by itself.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class RefundTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Refunds_in_parts_add_up_and_write_a_note_each()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();

        (await scenario.RefundAsync(payment, "a", 0.01m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
        await scenario.WorkAsync();
        (await scenario.RefundAsync(payment, "b")).Value.Amount.ShouldBe(Money.Rub(3499.99m));
        await scenario.WorkAsync();

        scenario.Driver.Bank().ShouldHaveSingleItem().Remaining.ShouldBe(0m);
        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Refunded);
        scenario.Driver.Notes.Count.ShouldBe(3);
        scenario.Driver.Notes.ShouldContain(
            note => note!.Contains("возвращено 0,01\u00a0₽ из 3\u00a0500,00\u00a0₽", StringComparison.Ordinal));
        (await scenario.RefundAsync(payment, "c", 0.01m)).Refusal!.Code.ShouldBe("refund.nothing_paid");
    }

    [Fact]
    public async Task Refund_with_a_lost_response_is_never_sent_again()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        scenario.LoseResponse(CallPurpose.Cancel);

        (await scenario.RefundAsync(payment, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Unknown);
        (await scenario.RefundAsync(payment, "b", 500m)).Refusal!.Code.ShouldBe("operation.under_way");
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(10));

        payment = await scenario.PaymentAsync();
        (payment.OpenOperation, payment.Refunded).ShouldBe((null, Money.Rub(500m)));
        scenario.Driver.Bank().ShouldHaveSingleItem().Remaining.ShouldBe(3000m);
    }

    [Fact]
    public async Task Refund_without_a_trace_is_refused_after_a_while()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        scenario.Fail(CallPurpose.Cancel, FaultKind.Cut);
        (await scenario.RefundAsync(payment, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Unknown);
        scenario.ClearFaults();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(14));
        (await scenario.PaymentAsync()).OpenOperation.ShouldNotBeNull();
        await scenario.PassTimeAsync(TimeSpan.FromMinutes(10));

        payment = await scenario.PaymentAsync();
        payment.Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.Refused);
        payment.NetPaid.ShouldBe(Money.Rub(3500m));
        (await scenario.TimelineAsync(payment)).ShouldContain("refund.refused (CONFIRMED long after the request)");
        (await scenario.RefundAsync(payment, "b", 500m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task Outage_leaves_the_refund_not_sent_and_its_key_free()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        scenario.FailAcquirer(FaultKind.Status);

        await Should.ThrowAsync<OutageException>(() => scenario.RefundAsync(payment, "a", 500m));
        scenario.ClearFaults();

        (await scenario.PaymentAsync()).Operations.ShouldHaveSingleItem().Status.ShouldBe(OperationStatus.NotSent);
        (await scenario.RefundAsync(payment, "a", 500m)).Value.Status.ShouldBe(OperationStatus.Succeeded);
    }

    [Fact]
    public async Task Refund_takes_chosen_lines_or_spreads_its_amount()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();

        var chosen = (await scenario.RefundAsync(payment, "a", 100m, new LineShare(1, 100m))).Value;
        var spread = (await scenario.RefundAsync(payment, "b", 50m)).Value;

        chosen.Lines.ShouldBe([new LineShare(1, 100m)]);
        spread.Lines.Sum(line => line.Amount).ShouldBe(50m);
        (await scenario.RefundAsync(payment, "c", 1m, new LineShare(99, 1m))).Refusal!.Code.ShouldBe("operation.lines");
    }

    [Fact]
    public async Task Excess_needs_attention_or_is_refunded_by_policy()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.PayTwiceAsync();
        var second = (await scenario.PaymentsAsync()).Single(payment => payment.Needs(Attention.Excess));
        second.Status.ShouldBe(PaymentStatus.Paid);
        scenario.Driver.Notes.ShouldContain(note => note!.Contains("лишние деньги", StringComparison.Ordinal));

        await using var other = await PaymentScenario.OpenAsync(environment);
        await other.SendAsync(new ChangeSettingsCommand(other.Seller, SellerSettings.Default with { Excess = ExcessPolicy.Refund }, 0));
        await other.PayTwiceAsync();
        (await other.PaymentsAsync())
            .Select(payment => payment.Status)
            .ShouldBe([PaymentStatus.Paid, PaymentStatus.Refunded], ignoreOrder: true);
        (await other.PaymentsAsync()).MaxBy(payment => payment.PaidAt)!.Status.ShouldBe(PaymentStatus.Refunded);
        other.Driver.Bank().Sum(row => row.NetPaid).ShouldBe(3500m);
    }

    [Fact]
    public async Task Automatic_refund_is_repeated_after_an_outage()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.SendAsync(
            new ChangeSettingsCommand(scenario.Seller, SellerSettings.Default with { Excess = ExcessPolicy.Refund }, 0)
        );
        scenario.Fail(CallPurpose.Cancel, FaultKind.Status, 429, times: 1);
        await scenario.PayTwiceAsync();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(40));

        (await scenario.PaymentsAsync()).Sum(payment => payment.NetPaid.Amount).ShouldBe(3500m);
    }

    [Fact]
    public async Task Refusal_of_the_acquirer_ends_the_refund()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        await scenario.ReplaceTerminalAsync("card", AcquirerBehavior.Declines);

        var refund = (await scenario.RefundAsync(payment, "a")).Value;

        refund.Status.ShouldBe(OperationStatus.Refused);
        (await scenario.PaymentAsync()).NetPaid.ShouldBe(Money.Rub(3500m));
    }
}
