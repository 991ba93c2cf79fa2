using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

using static CleanAcquiring.Integration.Tests.Scenarios.ScenarioSteps;
namespace CleanAcquiring.Integration.Tests.Checkout;

/// <summary>The bank is asked about what its notifications did not tell, and about what must end.</summary>
[Collection(OneEnvironment.Name)]
public sealed class PaymentSyncTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task A_form_whose_sum_changed_is_ended_and_another_one_opened()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Driver.Edit(4000);

        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        await scenario.WorkAsync();
        (await scenario.TimelineAsync(await scenario.PaymentAsync())).ShouldContain("payment.abandoned (sum_changed)");
        (await scenario.ClickAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        (await scenario.PaymentsAsync()).Single(payment => payment.Status == PaymentStatus.Pending).Amount.ShouldBe(Money.Rub(4000m));
    }

    [Fact]
    public async Task Money_that_overtakes_the_end_of_its_form_is_taken()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Driver.Edit(4000);
        await scenario.ClickAsync();
        scenario.Press();
        scenario.Driver.Notifications.Clear();

        await scenario.WorkAsync();

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.NetPaid, payment.Attention).ShouldBe((PaymentStatus.Paid, Money.Rub(3500m), Attention.InvoiceSumChanged));
        scenario.Driver.Status.ShouldBe("partially_paid");
    }

    [Fact]
    public async Task A_lost_letter_is_made_good_by_asking()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        scenario.Driver.Notifications.Clear();

        await scenario.PassAsync(TimeSpan.FromMinutes(2));

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task A_buyer_who_waits_has_the_bank_asked_sooner_and_not_too_often()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        scenario.Press();
        scenario.Driver.Notifications.Clear();
        var payment = await scenario.PaymentAsync();

        (await scenario.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.Value))).Value.Phase.ShouldBe(PaymentPhase.Waiting);
        await scenario.WorkAsync();
        (await StateAsync(scenario, payment)).Phase.ShouldBe(PaymentPhase.Paid);
        (await scenario.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.Value))).Value.Phase.ShouldBe(PaymentPhase.Paid);
        (await scenario.FindAsync(payment.Id)).Owes(FollowUpKind.SyncPayment).ShouldBeFalse();
        (await scenario.SendAsync(new RequestPaymentSyncCommand("nobody"))).Refusal!.Code.ShouldBe("payment.not_found");
        (await scenario.SendAsync(new RequestPaymentSyncCommand(PublicId.New().Value))).Refusal!.Code.ShouldBe("payment.not_found");
    }

    [Fact]
    public async Task A_form_just_asked_about_is_not_asked_about_again()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        var payment = await scenario.PaymentAsync();
        await scenario.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.Value));
        await scenario.WorkAsync();
        var due = DueOf(await scenario.FindAsync(payment.Id));

        scenario.Environment.Clock.Advance(TimeSpan.FromSeconds(2));
        await scenario.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.Value));
        DueOf(await scenario.FindAsync(payment.Id)).ShouldBe(due);
    }

    [Fact]
    public async Task Where_the_method_was_changed_nobody_is_asked_and_a_person_sees_it()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        await scenario.Environment.Gateway.ReadAsync(async services =>
        {
            var accounts = (Application.Storage.IAccounts)services.GetService(typeof(Application.Storage.IAccounts))!;
            var account = (await accounts.FindAsync(scenario.Seller.Tenant, TestContext.Current.CancellationToken))!;
            account.Remove(account.Find(Domain.Accounts.MethodCode.Parse("card")!.Value)!);
            return await ((Application.Storage.IUnitOfWork)services.GetService(typeof(Application.Storage.IUnitOfWork))!).TrySaveAsync(
                TestContext.Current.CancellationToken
            );
        });

        await scenario.PassAsync(TimeSpan.FromMinutes(2));

        var payment = await scenario.PaymentAsync();
        payment.Attention.ShouldBe(Attention.WorkGivenUp);
        payment.FollowUps.Single(work => work.Kind == FollowUpKind.SyncPayment).LastError.ShouldBe("the method is no longer set up");
    }

    private static DateTimeOffset? DueOf(Payment payment) => payment.FollowUps.Single(work => work.Kind == FollowUpKind.SyncPayment).DueAt;

    private static async Task<PaymentState> StateAsync(PaymentScenario scenario, Payment payment) =>
        (await scenario.SendAsync(new GetPaymentStatusQuery(payment.PublicId.Value))).Value;

    [Fact]
    public async Task A_form_whose_time_is_over_is_to_be_ended_at_once()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        var payment = await scenario.PaymentAsync();

        (await scenario.SendAsync(new Application.PaymentSync.ExpirePaymentCommand(scenario.Seller.Tenant, payment.Id))).ShouldBe(
            new Application.FollowUps.FollowUpOutcome.Done()
        );

        payment = await scenario.FindAsync(payment.Id);
        (payment.AbandonedAt, DueOf(payment)).ShouldBe((scenario.Now, scenario.Now));
        (await scenario.TimelineAsync(payment))[^1].ShouldBe("payment.abandoned (expired)");
        (await StateAsync(scenario, payment)).Phase.ShouldBe(PaymentPhase.Unknown);
    }

    [Fact]
    public async Task A_lost_opening_whose_time_is_over_is_to_be_ended_too_and_held_money_is_not()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.Environment.Gateway.CrashPlan.ResponseToLose = "/Init";
        await scenario.ClickAsync();
        var lost = await scenario.PaymentAsync();
        await scenario.SendAsync(new Application.PaymentSync.ExpirePaymentCommand(scenario.Seller.Tenant, lost.Id));
        (await scenario.FindAsync(lost.Id)).AbandonedAt.ShouldNotBeNull();

        await using var other = await PaymentScenario.OpenAsync(environment);
        var held = await AuthorizedAsync(other);
        await other.SendAsync(new Application.PaymentSync.ExpirePaymentCommand(other.Seller.Tenant, held.Id));
        (await other.FindAsync(held.Id)).AbandonedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Each_answer_that_is_none_is_kept_as_the_last_error()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        await scenario.PassAsync(TimeSpan.FromSeconds(70));
        ErrorOf(await scenario.PaymentAsync()).ShouldBe("Pending");

        await SwitchAsync(scenario, "card", enabled: true, behavior: AcquirerBehavior.Sbp);
        await scenario.PassAsync(TimeSpan.FromSeconds(70));
        ErrorOf(await scenario.PaymentAsync()).ShouldBe("not found yet");

        scenario.Trouble("tbank.", Emulator.FaultInjection.FaultKind.Garbage);
        await scenario.PassAsync(TimeSpan.FromSeconds(70));
        ErrorOf(await scenario.PaymentAsync())!.ShouldContain("unreadable");
    }

    [Fact]
    public async Task The_buyers_page_leads_to_the_form_while_it_is_open()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.ClickAsync();
        var payment = await scenario.PaymentAsync();
        (await StateAsync(scenario, payment)).ShouldSatisfyAllConditions(
            state => state.FormLink.ShouldBe(((PaymentPage.Redirect)payment.Page!).Address),
            state => state.QrLink.ShouldBeNull(),
            state => state.AccountId.ShouldBe(scenario.Driver.AccountId),
            state => state.InvoiceId.ShouldBe(scenario.Driver.Invoice.Id),
            state => state.Method.ShouldBe("card"));

        scenario.Press();
        await scenario.DeliverAsync();

        (await StateAsync(scenario, payment)).FormLink.ShouldBeNull();
    }

    private static string? ErrorOf(Payment payment) => payment.FollowUps.Single(work => work.Kind == FollowUpKind.SyncPayment).LastError;
}
