using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Application.Tests.Webhooks;

public sealed partial class DeliverWebhooksTests
{
    [Fact]
    public async Task Failure_is_followed_by_a_pause_that_grows()
    {
        var id = await AddAsync();
        Pay(1);
        app.Receiver.Answer = new WebhookOutcome(500, "HTTP 500");
        List<double> pauses = [];

        for (var tries = 1; tries <= 8; tries++)
        {
            var pause = (await app.DeliverAsync(id)).ShouldBeOfType<FollowUpOutcome.NotYet>().NotBefore!.Value;
            pauses.Add(pause.TotalSeconds);
            app.Clock.Advance(pause);
        }

        app.Receiver.Received.Count.ShouldBe(8);
        foreach (var (pause, planned) in pauses.Zip([5d, 15, 60, 300, 900, 1800, 3600, 3600]))
            pause.ShouldBeInRange(planned * 0.9, planned * 1.1);
        app.Database.Deliveries.Single().ShouldSatisfyAllConditions(
            it => (it.Attempts, it.LastStatus, it.LastError).ShouldBe((8, 500, "HTTP 500")),
            it => it.State.ShouldBe(WebhookDeliveryState.Pending));
    }

    [Fact]
    public async Task New_event_does_not_shorten_a_pause()
    {
        var id = await AddAsync();
        Pay(1);
        app.Receiver.Answer = new WebhookOutcome(500, "HTTP 500");
        await app.DeliverAsync(id);

        app.HasPaid(2);
        (await app.DeliverAsync(id)).ShouldBeOfType<FollowUpOutcome.NotYet>();

        app.Receiver.Received.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(120, 120)]
    [InlineData(1, 5)]
    [InlineData(9_999_999, 6 * 3600)]
    public async Task Pause_that_the_receiver_asks_for_is_kept_within_limits(int asked, int waited)
    {
        var id = await AddAsync();
        Pay(1);
        app.Receiver.Answer = new WebhookOutcome(429, "HTTP 429", TimeSpan.FromSeconds(asked));

        var pause = (await app.DeliverAsync(id)).ShouldBeOfType<FollowUpOutcome.NotYet>().NotBefore!.Value;

        pause.TotalSeconds.ShouldBeInRange(waited * 0.9, waited * 1.1);
    }

    [Fact]
    public async Task Three_days_without_success_suspend_and_need_attention()
    {
        var id = await AddAsync();
        Pay(1);
        app.Receiver.Answer = new WebhookOutcome(500, "HTTP 500");
        var began = app.Now;

        while (await app.DeliverAsync(id) is FollowUpOutcome.NotYet { NotBefore: { } pause })
            app.Clock.Advance(pause);

        (app.Now - began).TotalDays.ShouldBeInRange(3, 3.1);
        app.Receiver.Received.Count.ShouldBeLessThan(100);
        (await app.WebhookAsync(id)).Health.ShouldBe(WebhookHealth.Suspended);
        var item = app.Database.Attention.ShouldHaveSingleItem();
        (item.Reason, item.Cause, item.Detail).ShouldBe(("webhook.suspended", id.ToString("N"), "shop.example.com: HTTP 500"));
        // A reason that is about webhooks is told to nobody by one.
        app.Database.Deliveries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Receiver_that_is_gone_is_suspended_at_once()
    {
        var id = await AddAsync();
        Pay(2);
        app.Receiver.Answer = new WebhookOutcome(410, "HTTP 410");

        (await app.DeliverAsync(id)).ShouldBe(new FollowUpOutcome.Done());

        app.Receiver.Received.Count.ShouldBe(1);
        app.Database.Attention.ShouldHaveSingleItem().Reason.ShouldBe("webhook.suspended");
    }

    [Fact]
    public async Task Resend_ends_a_suspension_and_sends_what_waits_in_order()
    {
        var id = await SuspendedAsync();
        app.HasPaid(2);
        app.Receiver.Received.Clear();
        app.Receiver.Answer = new WebhookOutcome(204, null);

        var resent = await app.SendAsync(new ResendDeliveryCommand(UseCases.Seller, id, InOrder.First()));
        await app.DeliverAsync(id);

        resent.IsRefused.ShouldBeFalse();
        app.Receiver.Ids().ShouldBe(InOrder);
        app.Database.Attention.Single().ClosedAt.ShouldBe(app.Now);
        app.Database.JournalOf(AnAccount.Tenant)[^1].Act.ShouldBe("webhook.resent");
    }

    [Fact]
    public async Task Change_ends_a_suspension()
    {
        var id = await SuspendedAsync();
        app.Receiver.Answer = new WebhookOutcome(200, null);

        await app.SendAsync(new ChangeWebhookCommand(UseCases.Seller, id, "https://new.example.com/", WebhookEvents.All, true, 0));
        await app.DeliverAsync(id);

        app.Receiver.Received[^1].Url.Host.ShouldBe("new.example.com");
        app.Database.Attention.Single().ClosedAt.ShouldBe(app.Now);
    }

    [Fact]
    public async Task Process_that_dies_after_sending_sends_again_under_the_same_id()
    {
        var id = await AddAsync();
        Pay(2);
        app.Receiver.Meanwhile = () =>
        {
            app.Receiver.Meanwhile = null;
            app.Database.BeforeNextSave(() => throw new IOException("killed"));
            return Task.CompletedTask;
        };
        await Should.ThrowAsync<IOException>(() => app.DeliverAsync(id));

        await app.DeliverAsync(id);

        app.Receiver.Ids().ShouldBe([InOrder.First(), .. InOrder]);
        app.Database.Deliveries.ShouldAllBe(it => it.State == WebhookDeliveryState.Delivered);
    }

    [Fact]
    public async Task Endpoint_that_is_removed_meanwhile_ends_the_run()
    {
        var id = await AddAsync();
        Pay(2);
        app.Receiver.Meanwhile = () => app.SendAsync(new RemoveWebhookCommand(UseCases.Seller, id));

        (await app.DeliverAsync(id)).ShouldBe(new FollowUpOutcome.Done());

        app.Receiver.Received.Count.ShouldBe(1);
        app.Database.Deliveries.ShouldBeEmpty();
    }
}
