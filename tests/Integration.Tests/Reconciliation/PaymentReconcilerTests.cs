using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Integration.Tests.Reconciliation;

/// <summary>Planned comparisons with the acquirer and with amoCRM.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class PaymentReconcilerTests(EnvironmentFixture environment)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1.1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(32);

    [Fact]
    public async Task Agreement_writes_nothing_for_a_month()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        var before = await scenario.TimelineAsync(payment);

        await scenario.PassTimeAsync(Month);

        (await scenario.TimelineAsync(payment)).ShouldBe(before);
        (await scenario.PaymentAsync()).FollowUps.ShouldAllBe(work => work.DueAt == null);
        scenario.Driver.Invoice.Writes.ShouldBe(1);
    }

    [Fact]
    public async Task Refund_elsewhere_is_found_without_its_notification()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        await RefundElsewhereAsync(scenario, payment);
        scenario.Driver.Notifications.Clear();

        await scenario.PassTimeAsync(Day);

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.NetPaid.Amount).ShouldBe((PaymentStatus.Refunded, 0m));
        scenario.Driver.Notes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Lost_status_is_rewritten_once_then_needs_attention()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();

        scenario.Driver.Mark("created");
        await scenario.PassTimeAsync(Day);
        scenario.Driver.Status.ShouldBe("paid");
        (await scenario.PaymentAsync()).Attention.ShouldBeNull();

        scenario.Driver.Mark("created");
        await scenario.PassTimeAsync(TimeSpan.FromDays(8));
        scenario.Driver.Status.ShouldBe("created");
        (await scenario.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceUnmarked);
        (await scenario.TimelineAsync(payment)).ShouldContain("invoice.not_shown (shown=Created; written=Paid)");
        scenario.Driver.Notes.Count.ShouldBe(1);
        scenario.Driver.Invoice.Writes.ShouldBe(2);
    }

    [Fact]
    public async Task Other_payment_is_canceled_when_one_was_paid()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync("card");
        await scenario.CheckOutAsync("other");
        scenario.Press();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(45));

        scenario.Driver.Bank().ShouldNotContain(row => row.AwaitsBuyer);
        (await scenario.PaymentsAsync())
            .Select(payment => payment.Status)
            .ShouldBe([PaymentStatus.Paid, PaymentStatus.Canceled], ignoreOrder: true);
    }

    [Fact]
    public async Task Other_payment_is_canceled_before_the_crm_shows_the_money()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync("card");
        await scenario.CheckOutAsync("other");
        scenario.Press();
        await scenario.DeliverAsync();
        scenario.Fail("amocrm.elements.patch", FaultKind.Status);

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(45));

        scenario.Driver.Status.ShouldBe("created");
        scenario.Driver.Bank().ShouldNotContain(row => row.AwaitsBuyer);
        (await scenario.TimelineAsync((await scenario.PaymentsAsync()).Single(payment => payment.Status == PaymentStatus.Canceled)))
            .ShouldContain("payment.abandoned (invoice.paid)");
    }

    [Fact]
    public async Task Silent_acquirer_parks_the_reconciliation_in_the_end()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.PayAsync();
        scenario.Fail(CallPurpose.Query, FaultKind.Garbage);

        await scenario.PassTimeAsync(Day);
        var work = (await scenario.PaymentAsync()).FollowUps.Single(work => work.Kind == FollowUpKind.Reconcile);
        (work.Attempts, work.LastError, work.ParkedAt).ShouldBe((4, "the acquirer did not say", null));

        await scenario.PassTimeAsync(TimeSpan.FromDays(8));
        var payment = await scenario.PaymentAsync();
        payment.Attention.ShouldBe(Attention.WorkGivenUp);
        payment.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Payment_unknown_to_the_acquirer_needs_attention()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PayAsync();
        await scenario.ReplaceTerminalAsync("card", AcquirerBehavior.Sbp);

        await scenario.PassTimeAsync(Day);

        (await scenario.PaymentAsync()).Attention.ShouldBe(Attention.Contradiction);
        (await scenario.TimelineAsync(payment)).ShouldContain("payment.contradiction (lost=Paid)");
    }

    [Fact]
    public async Task Payment_is_compared_at_the_terminal_that_opened_it()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.PayAsync();
        await scenario.ChangeMethodAsync("card", enabled: true, receipts: "false", behavior: AcquirerBehavior.Sbp);

        await scenario.PassTimeAsync(Day);

        (await scenario.PaymentAsync()).Attention.ShouldBeNull();
    }

    private static Task RefundElsewhereAsync(PaymentScenario scenario, Payment payment) =>
        scenario.Environment.Gateway.ReadAsync(async services =>
        {
            var cancellation = TestContext.Current.CancellationToken;
            var account = await services.GetRequiredService<IAccounts>().FindAsync(payment.Tenant, cancellation);
            var settings = services.GetRequiredService<MethodSettings>();
            var (acquirer, opened) = settings.Access(account, payment)!;
            return await ((IRefunds)acquirer).RefundAsync(
                new AcquirerOperation(payment.Reference, "cabinet", payment.Amount, null), opened, cancellation);
        });
}
