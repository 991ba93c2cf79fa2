using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Webhooks;

namespace CleanAcquiring.Application.Tests.Webhooks;

/// <summary>The sending of webhooks: in order, at least once, until the receiver answers or a person has to look.</summary>
public sealed partial class DeliverWebhooksTests
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
