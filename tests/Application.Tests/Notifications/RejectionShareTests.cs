using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Notifications;
using CleanAcquiring.Application.PaymentSync;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Notifications;

/// <summary>An acquirer that signs its notifications in another way than before.</summary>
public sealed class RejectionShareTests
{
    private readonly UseCases app = new();

    public RejectionShareTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task Mostly_rejected_notifications_need_attention_with_their_share()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Pending));

        await RejectAsync(3);

        var item = Item().ShouldNotBeNull();
        (item.Detail, item.Cause, item.Count).ShouldBe(("rejected=3; of=4; words=bad signature 2", "card", 1));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 3)]
    public async Task Few_rejected_notifications_need_no_attention(int accepted, int rejected)
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        for (var one = 0; one < accepted; one++)
            await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Pending));

        await RejectAsync(rejected);

        Item().ShouldBeNull();
    }

    [Fact]
    public async Task Rejected_notifications_of_an_hour_ago_do_not_count()
    {
        await RejectAsync(2);
        app.Clock.Advance(TimeSpan.FromMinutes(61));

        await RejectAsync(2);

        Item().ShouldBeNull();
    }

    [Fact]
    public async Task Open_payment_is_asked_about_often_meanwhile()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        (await SyncAsync(payment)).NotAfter.ShouldBeNull();

        await RejectAsync(3);

        (await SyncAsync(payment)).NotAfter.ShouldBe(RejectionShare.Pause);
    }

    [Fact]
    public async Task Accepted_notification_ends_the_attention()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Pending));
        await RejectAsync(3);

        await ReceiveAsync(app.Acquirer.Notify(payment, EvidenceKind.Pending));

        Item().ShouldBeNull();
        (await SyncAsync(payment)).NotAfter.ShouldBeNull();
    }

    private AttentionItem? Item() =>
        app.Database.Attention.SingleOrDefault(item => item is { Reason: Attention.MostlyRejected, ClosedAt: null });

    private async Task RejectAsync(int times)
    {
        for (var one = 0; one < times; one++)
            await ReceiveAsync(app.Acquirer.Notify(new NotificationReading.Rejected($"bad signature {one}")));
    }

    private async Task<FollowUpOutcome.NotYet> SyncAsync(Payment payment) =>
        (await app.SendAsync(new SyncPaymentCommand(payment.Tenant, payment.Id))).ShouldBeOfType<FollowUpOutcome.NotYet>();

    private Task ReceiveAsync(RawNotification notification) =>
        app.SendAsync(new ReceiveNotificationCommand(FakeAcquirer.Acme, AMethod.KeyOf("card"), notification));
}
