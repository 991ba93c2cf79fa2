using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Reconciliation;

/// <summary>The acquirer's books and the CRM's marks, compared by the clock.</summary>
[Collection(OneEnvironment.Name)]
public sealed class PaymentReconcilerTests(EnvironmentFixture environment)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1.1);
    private static readonly TimeSpan Month = TimeSpan.FromDays(32);

    [Fact]
    public async Task Where_all_agree_nothing_is_written_and_after_a_month_nothing_is_owed()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        var before = await scenario.TimelineAsync(payment);

        await scenario.PassAsync(Month);

        (await scenario.TimelineAsync(payment)).ShouldBe(before);
        (await scenario.PaymentAsync()).FollowUps.ShouldAllBe(work => work.DueAt == null);
        scenario.Driver.Invoice.Writes.ShouldBe(1);
    }

    [Fact]
    public async Task Money_that_went_back_in_the_banks_cabinet_is_found_when_its_letter_is_lost()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        await GiveBackElsewhereAsync(scenario, payment, payment.Amount);
        scenario.Driver.Notifications.Clear();

        await scenario.PassAsync(Day);

        payment = await scenario.PaymentAsync();
        (payment.Status, payment.NetPaid.Amount).ShouldBe((PaymentStatus.Refunded, 0m));
        scenario.Driver.Notes.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_mark_that_was_lost_is_written_again_and_one_that_is_taken_away_twice_is_left_to_a_person()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();

        scenario.Driver.Mark("created");
        await scenario.PassAsync(Day);
        scenario.Driver.Status.ShouldBe("paid");
        (await scenario.PaymentAsync()).Attention.ShouldBeNull();

        scenario.Driver.Mark("created");
        await scenario.PassAsync(TimeSpan.FromDays(8));
        scenario.Driver.Status.ShouldBe("created");
        (await scenario.PaymentAsync()).Attention.ShouldBe(Attention.InvoiceUnmarked);
        (await scenario.TimelineAsync(payment)).ShouldContain("invoice.not_shown (Created instead of Paid)");
        scenario.Driver.Notes.Count.ShouldBe(1);
        scenario.Driver.Invoice.Writes.ShouldBe(2);
    }

    [Fact]
    public async Task The_other_form_is_closed_when_one_was_paid()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync("card");
        await scenario.ClickAsync("other");
        scenario.Press();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();

        await scenario.PassAsync(TimeSpan.FromMinutes(45));

        scenario.Driver.Bank().ShouldNotContain(row => row.AwaitsBuyer);
        (await scenario.PaymentsAsync())
            .Select(payment => payment.Status)
            .ShouldBe([PaymentStatus.Paid, PaymentStatus.Canceled], ignoreOrder: true);
    }

    [Fact]
    public async Task The_other_form_is_closed_also_while_the_crm_does_not_show_the_money_yet()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync("card");
        await scenario.ClickAsync("other");
        scenario.Press();
        await scenario.DeliverAsync();
        scenario.Trouble("amocrm.elements.patch", FaultKind.Status);

        await scenario.PassAsync(TimeSpan.FromMinutes(45));

        scenario.Driver.Status.ShouldBe("created");
        scenario.Driver.Bank().ShouldNotContain(row => row.AwaitsBuyer);
        (await scenario.TimelineAsync((await scenario.PaymentsAsync()).Single(payment => payment.Status == PaymentStatus.Canceled)))
            .ShouldContain($"payment.abandoned ({Attention.InvoicePaidElsewhere})");
    }

    [Fact]
    public async Task While_the_bank_does_not_say_it_is_asked_again_and_in_the_end_a_person_sees_it()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.PaidAsync();
        scenario.Trouble("tbank.getstate", FaultKind.Garbage);

        await scenario.PassAsync(Day);
        var work = (await scenario.PaymentAsync()).FollowUps.Single(work => work.Kind == FollowUpKind.Reconcile);
        (work.Attempts, work.LastError, work.ParkedAt).ShouldBe((4, "the acquirer did not say", null));

        await scenario.PassAsync(TimeSpan.FromDays(8));
        var payment = await scenario.PaymentAsync();
        payment.Attention.ShouldBe(Attention.WorkGivenUp);
        payment.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task A_payment_that_the_bank_does_not_know_any_more_is_on_the_desk()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await scenario.PaidAsync();
        await SetUpElsewhereAsync(scenario);

        await scenario.PassAsync(Day);

        (await scenario.PaymentAsync()).Attention.ShouldBe(Attention.Contradiction);
        (await scenario.TimelineAsync(payment)).ShouldContain("payment.contradiction (not found after Paid)");
    }

    private static Task GiveBackElsewhereAsync(PaymentScenario scenario, Payment payment, Money amount) => scenario.ReadAsync<IAccounts, OperationOutcome>(async accounts =>
    {
        var account = await accounts.FindAsync(scenario.Seller.Tenant, TestContext.Current.CancellationToken);
        return await scenario.ReadAsync<MethodSettings, OperationOutcome>(settings =>
        {
            var (acquirer, opened) = settings.Access(account, payment.Method, payment.Acquirer)!;
            return ((IRefunds)acquirer).RefundAsync(payment.Reference, amount, null, "cabinet", opened, TestContext.Current.CancellationToken);
        });
    });

    // The seller typed the credentials of another terminal.
    private static async Task SetUpElsewhereAsync(PaymentScenario scenario)
    {
        var acquirer = scenario.Environment.Acquirer;
        var other = acquirer.Settings(Emulator.Acquirers.AcquirerBehavior.Sbp);
        (
            await scenario.SendAsync(
                new Application.Accounts.ChangeMethodCommand(
                    scenario.Seller,
                    "card",
                    acquirer.Name,
                    Enabled: true,
                    new Dictionary<string, string?>(StringComparer.Ordinal)
                    {
                        ["terminalKey"] = other["terminalKey"],
                        ["password"] = other["password"],
                        ["receipts"] = "false",
                    }
                )
            )
        ).IsRefused.ShouldBeFalse();
    }
}
