using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Checkout;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Application.Reconciliation;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Accounts;

/// <summary>Payments keep the credentials that they were opened with, whatever the seller changes.</summary>
public sealed class CredentialVersionTests
{
    private const string NewPassword = "password-of-the-second-shop";
    private readonly FakeAcquirer other = new("other_bank");
    private readonly UseCases app;

    public CredentialVersionTests()
    {
        app = new UseCases(other);
        app.Has(AnAccount.With("card"));
        app.Crm.Has(AnInvoice.Valid());
    }

    [Fact]
    public async Task Payment_is_asked_about_at_the_shop_that_opened_it()
    {
        var payment = await OpenAsync();
        await MoveToSecondShopAsync();

        await app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id));
        await app.SendAsync(new ReconcilePaymentCommand(payment.Tenant, payment.Id));

        app.Acquirer.Used.Select(settings => settings["shop"]).ShouldBe(["1", "1"]);
    }

    [Fact]
    public async Task Refund_goes_to_the_shop_that_took_the_money()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        await MoveToSecondShopAsync();

        (await app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, "key", null, null))).IsRefused.ShouldBeFalse();

        app.Acquirer.Used.ShouldHaveSingleItem()["shop"].ShouldBe("1");
    }

    [Fact]
    public async Task Notification_signed_by_the_earlier_shop_is_applied()
    {
        var payment = await OpenAsync();
        await MoveToSecondShopAsync();

        var reply = await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid, password: AMethod.Password));

        reply.Value.ShouldBe(FakeAcquirer.Ok);
        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Replay_reads_with_the_earlier_credentials()
    {
        var payment = await OpenAsync();
        await MoveToSecondShopAsync();
        var stored = await app.StoreAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid, password: AMethod.Password));

        (await app.SendAsync(new ReplayNotificationCommand(UseCases.Seller, stored, IsShadow: false))).Value.Verdict.ShouldBe("applied");

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Signature_by_a_replaced_secret_is_only_a_hint()
    {
        await MoveToSecondShopAsync();
        var payment = await OpenAsync();
        app.Acquirer.Forget(payment);

        await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid, password: AMethod.Password));

        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
        app.Payment.Due(app.Now).ShouldContain("SyncPayment 00:00:00");
        app.Database.Notifications[^1].Verdict.ShouldBe("unverified");
    }

    [Fact]
    public async Task New_password_of_the_shop_serves_its_older_payments()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        await ChangeAsync(new() { ["shop"] = "1", ["password"] = NewPassword });

        await app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, "key", null, null));
        app.Acquirer.Used.ShouldHaveSingleItem()["password"].ShouldBe(NewPassword);

        await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Refunded, password: NewPassword));
        app.Database.Notifications[^1].Verdict.ShouldBe("applied");
    }

    [Fact]
    public async Task Unchanged_settings_make_no_new_version()
    {
        await ChangeAsync(new() { ["shop"] = "1" });
        var versions = Versions();
        await ChangeAsync(new() { ["shop"] = "1" });
        Versions().ShouldBe(versions);

        await ChangeAsync(new() { ["shop"] = "1" }, enabled: false);
        Versions().ShouldBe(versions);

        await MoveToSecondShopAsync();
        Versions().ShouldBe(versions + 1);
    }

    [Fact]
    public async Task New_payment_is_opened_with_the_newest_version()
    {
        await MoveToSecondShopAsync();

        var payment = await OpenAsync();

        payment.CredentialVersion.ShouldBe(2);
        app.Acquirer.Used.ShouldHaveSingleItem()["shop"].ShouldBe("2");
    }

    [Fact]
    public async Task Removed_method_is_hidden_and_its_payment_goes_on()
    {
        var payment = await OpenAsync();

        (await app.SendAsync(new RemoveMethodCommand(UseCases.Seller, "card"))).IsRefused.ShouldBeFalse();

        (await app.SendAsync(new ListMethodsQuery(UseCases.Seller))).Value.ShouldBeEmpty();
        (await StartAsync()).Refusal!.Code.ShouldBe("method.unavailable");
        await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid, password: AMethod.Password));
        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Method_added_anew_continues_with_a_new_version()
    {
        await app.SendAsync(new RemoveMethodCommand(UseCases.Seller, "card"));

        (await ChangeAsync(new() { ["shop"] = "1" })).Refusal!.Detail.ShouldBe("password: is required");
        var view = (await ChangeAsync(new() { ["shop"] = "1", ["password"] = "secret" })).Value;

        view.NotificationUrl.AbsolutePath.ShouldBe($"/notifications/acme/{AMethod.KeyOf("card")}");
        Versions().ShouldBe(2);
    }

    [Fact]
    public async Task Earlier_acquirers_address_lives_on()
    {
        var payment = await OpenAsync();
        (await ChangeAsync(new() { ["shop"] = "2", ["password"] = NewPassword }, acquirer: "other_bank")).IsRefused.ShouldBeFalse();

        await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid, password: AMethod.Password));
        await app.SendAsync(new ReconcilePaymentCommand(payment.Tenant, payment.Id));

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
        (app.Acquirer.Queries.Count, other.Queries.Count).ShouldBe((1, 0));
    }

    private async Task<Payment> OpenAsync()
    {
        (await StartAsync()).Value.ShouldBeOfType<StartPaymentOutcome.Opened>();
        return app.Payment;
    }

    private async Task<Result<StartPaymentOutcome>> StartAsync() =>
        (await app.SendAsync(new StartPaymentCommand(AnAccount.Tenant.AccountId, 918273, "card", null))).Outcome;

    private Task<Result<NotificationResponse>> ReceiveAsync(RawNotification notification) =>
        app.SendAsync(new ReceiveNotificationCommand("acme", AMethod.KeyOf("card"), notification));

    private async Task MoveToSecondShopAsync() =>
        (await ChangeAsync(new() { ["shop"] = "2", ["password"] = NewPassword })).IsRefused.ShouldBeFalse();

    private Task<Result<MethodView>> ChangeAsync(
        Dictionary<string, string?> settings, bool enabled = true, string acquirer = "acme") =>
        app.SendAsync(new ChangeMethodCommand(UseCases.Seller, "card", acquirer, enabled, settings));

    private int Versions() => app.Database.Accounts[0].FindEver(APayment.Draft.Method)!.Credentials.Count;
}
