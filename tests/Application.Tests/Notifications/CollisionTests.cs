using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Application.Tests.Notifications;

/// <summary>Notifications whose save meets another writer, or the death of the process.</summary>
public sealed class CollisionTests
{
    private readonly UseCases app = new();

    public CollisionTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Collision_is_processed_once_more_from_the_start()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Database.Collide(times: 2);

        await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid));

        app.Payment.Status.ShouldBe(PaymentStatus.Paid);
        app.Database.Notifications.ShouldHaveSingleItem().Verdict.ShouldBe("applied");
    }

    [Fact]
    public async Task Two_notifications_at_once_are_both_applied()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Database.BeforeNextSave(() => ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Authorized)));

        await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid));

        app.Payment.Codes()[^2..].ShouldBe(["evidence.authorized", "evidence.paid"]);
    }

    [Fact]
    public async Task Endless_collision_acknowledges_nothing_and_keeps_no_result()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Database.Collide(times: 30);

        await Should.ThrowAsync<InvalidOperationException>(() => ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid)));

        app.Payment.Status.ShouldBe(PaymentStatus.Pending);
        app.Database.Notifications.ShouldHaveSingleItem().Verdict.ShouldBeNull();
    }

    [Fact]
    public async Task Notification_is_stored_before_it_is_applied()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        app.Database.BeforeNextSave(() => throw new TimeoutException("the process died"));

        await Should.ThrowAsync<TimeoutException>(() => ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Paid)));

        app.Database.Notifications.ShouldHaveSingleItem().Verdict.ShouldBeNull();
    }

    private Task<Result<NotificationResponse>> ReceiveAsync(RawNotification notification) =>
        app.SendAsync(new ReceiveNotificationCommand("acme", AMethod.KeyOf("card"), notification));
}
