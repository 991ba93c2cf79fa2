using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Application.Tests.Webhooks;

/// <summary>The sending of webhooks: in order, at least once, until the receiver answers or a person has to look.</summary>
public sealed class DeliverWebhooksTests
{
    private readonly UseCases app = new();

    public DeliverWebhooksTests() => app.Has(AnAccount.With("card"));

    private IEnumerable<string> InOrder => app.Database.Deliveries.Select(delivery => delivery.Id);

    [Fact]
    public async Task Waiting_deliveries_are_sent_in_order_and_once()
    {
        var id = await AddAsync();
        Pay(5);

        (await app.DeliverAsync(id)).ShouldBe(new FollowUpOutcome.Done());
        (await app.DeliverAsync(id)).ShouldBe(new FollowUpOutcome.Done());

        app.Receiver.Ids().ShouldBe(InOrder);
        app.Receiver.Received.Count.ShouldBe(5);
        app.Database.Deliveries.ShouldAllBe(it => it.State == WebhookDeliveryState.Delivered && it.DeliveredAt == app.Now);
    }

    [Fact]
    public async Task Receiver_that_is_dead_for_a_day_gets_all_in_order()
    {
        var id = await AddAsync();
        app.Receiver.Answer = new WebhookOutcome(null, "no connection");
        var back = app.Now.AddDays(1);
        for (var invoice = 1; app.Now < back; invoice++)
        {
            app.HasPaid(invoice);
            await app.DeliverAsync(id);
            app.Clock.Advance(TimeSpan.FromMinutes(20));
        }
        app.Receiver.Ids().Distinct().ShouldBe(InOrder.Take(1));
        app.Receiver.Received.Count.ShouldBeLessThan(40);
        app.Receiver.Received.Clear();
        app.Receiver.Answer = new WebhookOutcome(200, null);

        for (var hour = 0; app.Database.Deliveries.Any(it => it.State == WebhookDeliveryState.Pending); hour++)
        {
            hour.ShouldBeLessThan(10);
            app.Clock.Advance(TimeSpan.FromMinutes(20));
            await app.DeliverAsync(id);
        }

        app.Receiver.Ids().ShouldBe(InOrder);
        (await app.WebhookAsync(id)).Health.ShouldBe(WebhookHealth.Good);
        app.Database.Attention.ShouldBeEmpty();
    }

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
    public async Task Delivered_webhook_is_resent_under_its_id()
    {
        var id = await AddAsync();
        Pay(2);
        await app.DeliverAsync(id);
        var first = InOrder.First();

        (await app.SendAsync(new ResendDeliveryCommand(UseCases.Seller, id, first))).Value.State.ShouldBe(WebhookDeliveryState.Pending);
        await app.DeliverAsync(id);

        app.Receiver.Ids().ShouldBe([.. InOrder, first]);
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

    [Fact]
    public async Task Endpoint_that_is_off_records_and_sends_nothing()
    {
        var id = await AddAsync();
        Pay(1);
        await app.SendAsync(new ChangeWebhookCommand(UseCases.Seller, id, WebhookSteps.Url, WebhookEvents.All, false, 0));
        app.HasPaid(7);

        (await app.DeliverAsync(id)).ShouldBe(new FollowUpOutcome.Done());

        app.Receiver.Received.ShouldBeEmpty();
        app.Database.Deliveries.Count.ShouldBe(1);
        (await app.SendAsync(new ResendDeliveryCommand(UseCases.Seller, id, InOrder.First()))).Refusal!.Code.ShouldBe("webhook.off");
        (await app.SendAsync(new TestWebhookCommand(UseCases.Seller, id))).Refusal!.Code.ShouldBe("webhook.off");
    }

    [Fact]
    public async Task Long_queue_gives_way_after_a_batch()
    {
        var id = await AddAsync();
        Pay(DeliverWebhooksCommand.Most + 1);

        (await app.DeliverAsync(id)).ShouldBe(new FollowUpOutcome.NotYet("more are waiting") { NotAfter = TimeSpan.Zero });
        (await app.DeliverAsync(id)).ShouldBe(new FollowUpOutcome.Done());

        app.Receiver.Ids().ShouldBe(InOrder);
    }

    [Fact]
    public async Task Rotated_secrets_both_sign_for_a_day()
    {
        var added = await app.AddWebhookAsync();
        var id = added.View.Endpoint.Id;
        var rotated = (await app.SendAsync(new RotateWebhookSecretCommand(UseCases.Seller, id))).Value;

        (await SecretsOfNextAsync(id)).ShouldBe([rotated.Secret, added.Secret]);
        app.Clock.Advance(TimeSpan.FromHours(24));
        (await SecretsOfNextAsync(id)).ShouldBe([rotated.Secret]);

        app.Database.Webhooks.Single().PreviousSecret.ShouldBeNull();
    }

    [Fact]
    public async Task Test_is_sent_to_one_endpoint()
    {
        var id = await AddAsync();
        await app.AddWebhookAsync("https://other.example.com/");

        (await app.SendAsync(new TestWebhookCommand(UseCases.Seller, id))).Value.Event.ShouldBe("webhook.test");
        await app.DeliverAsync(id);

        app.Receiver.Received.ShouldHaveSingleItem().Body.ShouldContain("\"type\":\"webhook.test\"");
    }

    [Fact]
    public async Task Tests_without_end_are_refused()
    {
        var id = await AddAsync();
        for (var pressed = 1; pressed <= 20; pressed++)
            (await app.SendAsync(new TestWebhookCommand(UseCases.Seller, id))).IsRefused.ShouldBeFalse();

        (await app.SendAsync(new TestWebhookCommand(UseCases.Seller, id))).Refusal!.Code.ShouldBe("webhook.busy");
    }

    [Fact]
    public async Task Log_is_listed_newest_first_in_pages()
    {
        var id = await AddAsync();
        Pay(60);

        var first = (await app.SendAsync(new ListDeliveriesQuery(UseCases.Seller, id, null))).Value;
        var second = (await app.SendAsync(new ListDeliveriesQuery(UseCases.Seller, id, first.Next))).Value;

        (first.Items.Count, second.Items.Count, second.Next).ShouldBe((50, 10, null));
        first.Items.Concat(second.Items).Select(it => it.Id).ShouldBe(InOrder.Reverse());
    }

    private async Task<Guid> AddAsync() => (await app.AddWebhookAsync()).View.Endpoint.Id;

    private async Task<Guid> SuspendedAsync()
    {
        var id = await AddAsync();
        Pay(1);
        app.Receiver.Answer = new WebhookOutcome(410, "HTTP 410");
        await app.DeliverAsync(id);
        return id;
    }

    private async Task<IReadOnlyList<string>> SecretsOfNextAsync(Guid id)
    {
        await app.SendAsync(new TestWebhookCommand(UseCases.Seller, id));
        await app.DeliverAsync(id);
        return app.Receiver.Received[^1].Secrets;
    }

    private void Pay(int payments)
    {
        for (var invoice = 1; invoice <= payments; invoice++)
        {
            app.HasPaid(1000 + invoice);
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
    }
}
