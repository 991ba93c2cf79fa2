using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Notifications;

/// <summary>Stored notifications that are read once more.</summary>
public sealed class ReplayTests
{
    private readonly UseCases app = new();

    public ReplayTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Shadow_shows_the_result_and_changes_nothing()
    {
        var stored = await StoreUnreadAsync();

        var result = (await app.SendAsync(new ReplayNotificationCommand(UseCases.Seller, stored, IsShadow: true))).Value;

        (result.Verdict, result.Before, result.Payment!.Status).ShouldBe(("applied", PaymentStatus.Pending, PaymentStatus.Paid));
        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
        app.Database.Notifications.ShouldHaveSingleItem().Verdict.ShouldBeNull();
    }

    [Fact]
    public async Task Replay_applies_and_stores_the_result()
    {
        var stored = await StoreUnreadAsync();

        var result = (await app.SendAsync(new ReplayNotificationCommand(UseCases.Seller, stored, IsShadow: false))).Value;

        (result.Verdict, result.Detail).ShouldBe(("applied", "PAID"));
        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
        app.Database.Notifications.ShouldHaveSingleItem().Verdict.ShouldBe("applied");
    }

    [Fact]
    public async Task Replay_that_collides_is_refused()
    {
        var stored = await StoreUnreadAsync();
        app.Database.Collide();

        (await app.SendAsync(new ReplayNotificationCommand(UseCases.Seller, stored, IsShadow: false)))
            .Refusal!.Code.ShouldBe("payment.changed_meanwhile");

        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
    }

    [Fact]
    public async Task Unknown_notification_is_not_found()
    {
        (await app.SendAsync(new ReplayNotificationCommand(UseCases.Seller, new NotificationId(Guid.Empty), IsShadow: true)))
            .Refusal!.Code.ShouldBe("notification.not_found");
    }

    [Theory]
    [InlineData(8, "notification.erased")]
    [InlineData(6, "notification.not_found")]
    public async Task Erased_notification_says_so_by_the_time_in_its_id(int days, string code)
    {
        var gone = new NotificationId(Guid.CreateVersion7(app.Now.AddDays(-days)));

        (await app.SendAsync(new ReplayNotificationCommand(UseCases.Seller, gone, IsShadow: false))).Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Notification_whose_key_is_gone_is_refused()
    {
        var stored = await StoreUnreadAsync();
        app.Database.Seal(stored);

        (await app.SendAsync(new ReplayNotificationCommand(UseCases.Seller, stored, IsShadow: false)))
            .Refusal!.Code.ShouldBe("notification.unreadable");
    }

    [Fact]
    public async Task Notification_of_another_seller_is_not_found()
    {
        var stored = await StoreUnreadAsync();
        var stranger = UseCases.Seller with { Tenant = new TenantKey(Platform.AmoCrm, 5) };

        (await app.SendAsync(new ReplayNotificationCommand(stranger, stored, IsShadow: true)))
            .Refusal!.Code.ShouldBe("notification.not_found");
    }

    [Fact]
    public async Task Range_is_replayed_oldest_first()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        await app.StoreAsync(app.Acquirer.Notify(payment, EvidenceKind.Authorized));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.StoreAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid));

        var range = (await RangeAsync(isShadow: false)).Value;

        range.Items.Select(item => item.After).ShouldBe([PaymentStatus.Authorized, PaymentStatus.Paid]);
        range.Next.ShouldBeNull();
        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
    }

    [Fact]
    public async Task Long_range_is_replayed_in_pieces_of_200()
    {
        for (var copy = 0; copy < 201; copy++)
        {
            await app.StoreAsync(app.Acquirer.Notify(new NotificationReading.Ignored("a receipt")));
            app.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        var range = (await RangeAsync(isShadow: true)).Value;

        range.Items.Count.ShouldBe(200);
        range.Next.ShouldBe(app.Database.Notifications[^1].ReceivedAt);
    }

    [Fact]
    public async Task Notification_of_a_removed_method_is_refused_in_its_range()
    {
        await app.StoreAsync(app.Acquirer.Notify(new NotificationReading.Ignored("")), "removed");

        var item = (await RangeAsync(isShadow: false)).Value.Items.ShouldHaveSingleItem();

        (item.Refusal, item.Now, item.After).ShouldBe(("method.not_found", null, null));
    }

    [Fact]
    public async Task Account_that_was_never_installed_has_no_range()
    {
        var stranger = UseCases.Seller with { Tenant = new TenantKey(Platform.AmoCrm, 5) };

        (await app.SendAsync(new ReplayNotificationsCommand(stranger, app.Now, app.Now.AddDays(1), IsShadow: true)))
            .Refusal!.Code.ShouldBe("account.not_found");
    }

    private async Task<NotificationId> StoreUnreadAsync() =>
        await app.StoreAsync(app.Acquirer.Notify(app.Has(APayment.In(PaymentStatus.Pending)), EvidenceKind.Paid));

    private Task<Domain.Common.Result<ReplayedRange>> RangeAsync(bool isShadow) => app.SendAsync(
        new ReplayNotificationsCommand(UseCases.Seller, app.Now.AddDays(-1), app.Now.AddDays(1), isShadow));
}
