using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Checkout;

/// <summary>A form that its acquirer cannot end does not stand in the buyer's way.</summary>
public sealed class LetGoTests
{
    private readonly FakeAcquirer minimal = new("minimal");
    private readonly UseCases app;

    public LetGoTests()
    {
        app = new UseCases(new MinimalAcquirer(minimal));
        app.Has(AnAccount.Active().With(AMethod.Of("card").OfAcquirer("minimal")));
        app.Crm.Has(AnInvoice.Of(1000m));
    }

    [Fact]
    public async Task Changed_sum_opens_a_new_form_at_once()
    {
        await OpenAsync();
        var old = app.Payment;
        app.Crm.Has(AnInvoice.Of(1200m));

        var opened = await OpenAsync();

        opened.PublicId.ShouldNotBe(old.PublicId);
        minimal.Started.Select(order => order.Amount.Amount).ShouldBe([1000m, 1200m]);
        var after = app.Saved(old);
        (after.Status, after.LastEntry).ShouldBe((PaymentStatus.Canceled, "payment.let_go sum_changed"));
    }

    [Fact]
    public async Task Money_on_the_old_form_is_late_and_not_lost()
    {
        await OpenAsync();
        var old = app.Payment;
        app.Crm.Has(AnInvoice.Of(1200m));
        await OpenAsync();

        app.Saved(old).Apply(
            new Evidence(EvidenceKind.Paid, old.Reference, old.Amount, EvidenceSource.Notification, "PAID")).ShouldBeTrue();
    }

    [Fact]
    public async Task Form_that_was_let_go_is_asked_about_until_it_ends()
    {
        var old = await LetGoAsync();

        app.Saved(old).Owes(FollowUpKind.SyncPayment).ShouldBeTrue();
        (await SyncAsync(old)).ShouldBe(new FollowUpOutcome.NotYet("Canceled"));
        minimal.Answer(Found(old, EvidenceKind.Expired));
        (await SyncAsync(old)).ShouldBe(new FollowUpOutcome.Done());
        app.Saved(old).IsUnsettled.ShouldBeFalse();
    }

    [Fact]
    public async Task Money_on_a_form_that_was_let_go_is_found_by_asking()
    {
        var old = await LetGoAsync();
        minimal.Answer(Found(old, EvidenceKind.Paid));

        (await SyncAsync(old)).ShouldBe(new FollowUpOutcome.Done());

        app.Saved(old).Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Money_on_a_form_that_was_let_go_may_have_gone_back_in_part()
    {
        var old = await LetGoAsync();
        minimal.Answer(new QueryOutcome.Found(new Evidence(
            EvidenceKind.PartiallyRefunded, old.Reference, old.Amount, EvidenceSource.Query, "refunded") { Refunded = Money.Rub(300m) }));

        await SyncAsync(old);

        var after = app.Saved(old);
        (after.Status, after.NetPaid, after.IsLetGo).ShouldBe((PaymentStatus.PartiallyRefunded, Money.Rub(700m), false));
    }

    [Fact]
    public async Task Form_with_an_unread_notification_is_not_let_go()
    {
        await OpenAsync();
        var old = app.Payment;
        app.Crm.Has(AnInvoice.Of(1200m));
        var told = minimal.Notify(new NotificationReading.Unverified(old.Reference));
        await app.SendAsync(new ReceiveNotificationCommand("minimal", AMethod.KeyOf("card"), told));

        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Waiting>();

        (app.Saved(old).Status, minimal.Started.Count).ShouldBe((PaymentStatus.Pending, 1));
    }

    [Fact]
    public async Task Form_with_the_same_sum_is_used_again()
    {
        var first = await OpenAsync();

        (await OpenAsync()).PublicId.ShouldBe(first.PublicId);

        minimal.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Form_that_was_never_sent_expires_when_nobody_knows_its_order()
    {
        var page = new PaymentPage.Form(new Uri("https://pay.minimal.example/"), new Dictionary<string, string> { ["a"] = "secret" });
        minimal.Answer(new StartOutcome.Opened(null, page));
        var opened = await OpenAsync();
        opened.Page.ShouldBeOfType<PaymentPage.Form>().Fields["a"].ShouldBe("secret");
        app.Payment.Page.ShouldBeOfType<PaymentPage.SealedForm>();

        (await SyncAsync()).ShouldBe(new FollowUpOutcome.NotYet("not found yet"));
        app.Clock.Advance(TimeSpan.FromHours(25));
        await SyncAsync();

        app.Payment.Status.ShouldBe(PaymentStatus.Expired);
    }

    [Fact]
    public async Task Widget_is_stored_sealed_and_opened_for_each_click()
    {
        var page = new PaymentPage.Widget(new Uri("https://pay.minimal.example/w.js"), "bank.Widget", """{"email":"b@example.org"}""");
        minimal.Answer(new StartOutcome.Opened(null, page));

        var opened = await OpenAsync();
        var again = await OpenAsync();

        (opened.Page, again.Page, opened.IsKnownHost).ShouldBe((page, page, true));
        opened.PageHosts.ShouldBe(minimal.Profile.PageHosts);
        app.Payment.Page.ShouldBeOfType<PaymentPage.SealedWidget>();
        (await app.SendAsync(new GetPaymentStatusQuery(opened.PublicId.Value))).Value.WaitsOnOurPage.ShouldBeTrue();
    }

    private async Task<StartPaymentOutcome.Opened> OpenAsync() =>
        (await app.SendAsync(ACheckout.By("card"))).Outcome.Value.ShouldBeOfType<StartPaymentOutcome.Opened>();

    private async Task<Payment> LetGoAsync()
    {
        await OpenAsync();
        var old = app.Payment;
        app.Crm.Has(AnInvoice.Of(1200m));
        await OpenAsync();
        return old;
    }

    private static QueryOutcome Found(Payment payment, EvidenceKind kind) =>
        new QueryOutcome.Found(new Evidence(kind, payment.Reference, payment.Amount, EvidenceSource.Query, $"{kind}"));

    private Task<FollowUpOutcome> SyncAsync(Payment payment) => app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));

    private Task<FollowUpOutcome> SyncAsync() => app.SendAsync(new SyncPaymentCommand(app.Payment.Tenant, app.Payment.Id));
}
