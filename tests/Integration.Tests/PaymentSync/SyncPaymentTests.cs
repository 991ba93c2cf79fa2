using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.PaymentSync;

/// <summary>Status queries for payments whose notifications are missing, and the end of payments that must not be paid.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SyncPaymentTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Changed_sum_cancels_the_payment_and_opens_another()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Driver.Edit(4000);

        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();
        await scenario.WorkAsync();
        (await scenario.TimelineAsync(await scenario.PaymentAsync())).ShouldContain("payment.abandoned (sum_changed)");
        (await scenario.CheckOutAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

        (await scenario.PaymentsAsync()).Single(payment => payment.Status == PaymentStatus.Pending).Amount.ShouldBe(Money.Rub(4000m));
    }

    [Fact]
    public async Task Payment_that_overtakes_its_cancel_is_paid()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Driver.Edit(4000);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Driver.Notifications.Clear();

        await scenario.WorkAsync();

        var payment = await scenario.PaymentAsync();
        (payment.Status, payment.NetPaid, payment.Attention).ShouldBe((PaymentStatus.Paid, Money.Rub(3500m), Attention.InvoiceSumChanged));
        scenario.Driver.Status.ShouldBe("partially_paid");
    }

    [Fact]
    public async Task Lost_notification_is_made_good_by_a_query()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        scenario.Press();
        scenario.Driver.Notifications.Clear();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(2));

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
        scenario.Driver.Status.ShouldBe("paid");
    }

    [Fact]
    public async Task Waiting_buyer_makes_the_sync_due_sooner()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
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
    public async Task Second_request_within_three_seconds_changes_nothing()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        var payment = await scenario.PaymentAsync();
        await scenario.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.Value));
        await scenario.WorkAsync();
        var due = DueOf(await scenario.FindAsync(payment.Id));

        scenario.Environment.Clock.Advance(TimeSpan.FromSeconds(2));
        await scenario.SendAsync(new RequestPaymentSyncCommand(payment.PublicId.Value));
        DueOf(await scenario.FindAsync(payment.Id)).ShouldBe(due);
    }

    [Fact]
    public async Task Payment_of_a_removed_method_is_asked_about()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        await scenario.ChangeAccountAsync(account => account.Methods.Single(method => method.Code.Value == "card").Remove(scenario.Now));
        scenario.Press();
        scenario.Driver.Notifications.Clear();

        await scenario.PassTimeAsync(TimeSpan.FromMinutes(2));

        (await scenario.PaymentAsync()).Status.ShouldBe(PaymentStatus.Paid);
    }

    private static DateTimeOffset? DueOf(Payment payment) => payment.FollowUps.Single(work => work.Kind == FollowUpKind.SyncPayment).DueAt;

    private static async Task<PaymentState> StateAsync(PaymentScenario scenario, Payment payment) =>
        (await scenario.SendAsync(new GetPaymentStatusQuery(payment.PublicId.Value))).Value;

    [Fact]
    public async Task Expired_payment_is_abandoned_and_synced_at_once()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        var payment = await scenario.PaymentAsync();

        (await scenario.SendAsync(new ExpirePaymentCommand(scenario.Seller.Tenant, payment.Id))).ShouldBe(
            new FollowUpOutcome.Done()
        );

        payment = await scenario.FindAsync(payment.Id);
        (payment.AbandonedAt, DueOf(payment)).ShouldBe((scenario.Now, scenario.Now));
        (await scenario.TimelineAsync(payment))[^1].ShouldBe("payment.abandoned (expired)");
        (await StateAsync(scenario, payment)).Phase.ShouldBe(PaymentPhase.Unknown);
    }

    [Fact]
    public async Task Unknown_payment_expires_and_authorized_money_does_not()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        scenario.LoseResponse(CallPurpose.Start);
        await scenario.CheckOutAsync();
        var lost = await scenario.PaymentAsync();
        await scenario.SendAsync(new ExpirePaymentCommand(scenario.Seller.Tenant, lost.Id));
        (await scenario.FindAsync(lost.Id)).AbandonedAt.ShouldNotBeNull();

        await using var other = await PaymentScenario.OpenAsync(environment);
        var authorized = await other.AuthorizeAsync();
        await other.SendAsync(new ExpirePaymentCommand(other.Seller.Tenant, authorized.Id));
        (await other.FindAsync(authorized.Id)).AbandonedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Each_unsettled_query_is_the_last_error()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(70));
        ErrorOf(await scenario.PaymentAsync()).ShouldBe("Pending");

        await scenario.ReplaceTerminalAsync("card", AcquirerBehavior.Sbp);
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(70));
        ErrorOf(await scenario.PaymentAsync()).ShouldBe("not found yet");

        scenario.FailAcquirer(FaultKind.Garbage);
        await scenario.PassTimeAsync(TimeSpan.FromSeconds(70));
        ErrorOf(await scenario.PaymentAsync())!.ShouldContain("unreadable");
    }

    [Fact]
    public async Task State_has_the_link_of_the_form_while_it_is_open()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        await scenario.CheckOutAsync();
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
