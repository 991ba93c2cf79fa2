using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Notifications;

/// <summary>Notifications as they come in: stored, read, applied, acknowledged.</summary>
public sealed partial class ReceiveNotificationTests
{
    private readonly UseCases app = new();

    public ReceiveNotificationTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Verified_notification_is_applied_and_acknowledged()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));

        var response = (await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid))).Value;

        response.ShouldBe(FakeAcquirer.Ok);
        (app.Payment.Status, app.Payment.PaidAt).ShouldBe((PaymentStatus.Paid, app.Now));
        app.Payment.Due(app.Now).ShouldBe(["Reconcile 1.00:00:00", "SyncInvoice 00:00:00"]);
        ResultOf().ShouldBe(("applied", "PAID", 1));
    }

    [Theory]
    [InlineData(EvidenceKind.Authorized, PaymentStatus.Authorized)]
    [InlineData(EvidenceKind.Declined, PaymentStatus.Declined)]
    [InlineData(EvidenceKind.Canceled, PaymentStatus.Canceled)]
    [InlineData(EvidenceKind.Expired, PaymentStatus.Expired)]
    public async Task Each_state_of_the_acquirer_becomes_the_payments(EvidenceKind kind, PaymentStatus status)
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));

        await ReceiveAsync(app.Acquirer.Notify(payment, kind));

        app.Payment.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Copy_of_a_notification_changes_nothing_more()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        var notification = app.Acquirer.Notify(payment, EvidenceKind.Paid);

        await ReceiveAsync(notification);
        var once = app.Payment.Entries();
        await ReceiveAsync(notification);

        app.Payment.Entries().ShouldBe(once);
        app.Database.Notifications.Select(stored => stored.Verdict).ShouldBe(["applied", "applied"]);
    }

    [Fact]
    public async Task Unverified_notification_makes_a_sync_due_and_changes_no_status()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));

        var response = await ReceiveAsync(app.Acquirer.Notify(new NotificationReading.Unverified(payment.Reference)));

        response.Value.ShouldBe(FakeAcquirer.Ok);
        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
        app.Payment.Due(app.Now).ShouldBe(["SyncPayment 00:00:00"]);
        ResultOf().ShouldBe(("unverified", null, 1));
    }

    [Fact]
    public async Task Rejected_notification_is_stored_and_refused()
    {
        app.Has(APayment.In(PaymentStatus.Pending));

        var response = await ReceiveAsync(
            app.Acquirer.Notify(new NotificationReading.Rejected("bad signature")));

        response.Value.Status.ShouldBe(403);
        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
        ResultOf().ShouldBe(("rejected", "bad signature", 1));
    }

    [Fact]
    public async Task Rejected_ones_beyond_ten_an_hour_are_counted_and_not_stored()
    {
        var rejected = app.Acquirer.Notify(new NotificationReading.Rejected("bad signature"));
        for (var copy = 0; copy < 15; copy++)
            (await ReceiveAsync(rejected)).Value.Status.ShouldBe(403);
        app.Database.Notifications.Count.ShouldBe(10);
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        (await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid))).Value.ShouldBe(FakeAcquirer.Ok);

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
        app.Database.Notifications.Count.ShouldBe(11);
        var counted = await app.Notifications.CountRejectedAsync(
            AnAccount.Tenant, MethodCode.Parse("card")!.Value, TestContext.Current.CancellationToken);
        counted.ShouldBe(16, "the fifteen and this one");
    }

    [Fact]
    public async Task Each_hour_stores_its_first_rejected_notifications()
    {
        var rejected = app.Acquirer.Notify(new NotificationReading.Rejected("bad signature"));
        for (var copy = 0; copy < 11; copy++)
            await ReceiveAsync(rejected);
        app.Clock.Advance(TimeSpan.FromHours(1));

        await ReceiveAsync(rejected);
        app.Database.Notifications.Count.ShouldBe(11);
    }

    [Fact]
    public async Task Ignored_notification_is_stored_and_acknowledged()
    {
        var response = await ReceiveAsync(app.Acquirer.Notify(new NotificationReading.Ignored("a receipt")));

        response.Value.ShouldBe(FakeAcquirer.Ok);
        ResultOf().ShouldBe(("ignored", "a receipt", 1));
    }

    [Fact]
    public async Task Order_that_was_never_made_is_stored_as_unknown()
    {
        var reference = new AcquirerReference("another-order", "1");
        var evidence = new Evidence(EvidenceKind.Paid, reference, Money.Rub(1m), EvidenceSource.Notification, "PAID");

        (await ReceiveAsync(app.Acquirer.Notify(evidence))).Value.ShouldBe(FakeAcquirer.Ok);
        ResultOf().ShouldBe(("unknown_order", "PAID", 1));

        (await ReceiveAsync(app.Acquirer.Notify(new NotificationReading.Unverified(reference)))).Value
            .ShouldBe(FakeAcquirer.Ok);
        ResultOf().ShouldBe(("unknown_order", null, 1));
    }

    [Fact]
    public async Task Other_sum_is_a_mismatch_and_needs_attention()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));

        await ReceiveAsync(app.Acquirer.Notify(payment.EvidenceOf(EvidenceKind.Paid) with { Amount = Money.Rub(1m) }));

        (app.Payment.Status, app.Payment.Attention).ShouldBe((PaymentStatus.Pending, Attention.EvidenceMismatch));
        app.Payment.Entries()[^1].ShouldBe("payment.evidence_mismatch (said=PAID; named=1.00 RUB; total=1000.00 RUB)");
        ResultOf().ShouldBe(("mismatch", "PAID", 1));
    }

    [Fact]
    public async Task Late_success_is_paid_and_told()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Declined));

        await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid));

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
        app.Payment.Due(app.Now).ShouldContain("SyncInvoice 00:00:00");
    }

    [Fact]
    public async Task Money_makes_the_end_of_other_forms_due_in_the_same_save()
    {
        var open = app.Has(APayment.In(
            PaymentStatus.Pending, APayment.Draft with { Method = Domain.Accounts.MethodCode.Parse("other")!.Value }));
        var paid = app.Has(APayment.In(PaymentStatus.Pending));

        await ReceiveAsync(app.Acquirer.Notify(paid, EvidenceKind.Paid));

        app.Saved(open).AbandonedAt.ShouldBe(app.Now);
        app.Saved(open).Due(app.Now).ShouldContain("SyncPayment 00:00:00");
    }

    [Theory]
    [InlineData("acme", "another-key")]
    [InlineData("nosuch", "key-of-card")]
    public async Task Unknown_url_is_not_found_and_stores_nothing(string acquirer, string key)
    {
        var notification = app.Acquirer.Notify(new NotificationReading.Ignored(""));

        var refusal = (await app.SendAsync(new ReceiveNotificationCommand(acquirer, key, notification))).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("notification.unknown_address", RefusalKind.NotFound));
        app.Database.Notifications.ShouldBeEmpty();
    }

    private Task<Result<NotificationResponse>> ReceiveAsync(RawNotification notification) =>
        app.SendAsync(new ReceiveNotificationCommand("acme", AMethod.KeyOf("card"), notification));

    private (string? Verdict, string? Detail, int? Parser) ResultOf()
    {
        var stored = app.Database.Notifications[^1];
        return (stored.Verdict, stored.Detail, stored.Parser);
    }
}
