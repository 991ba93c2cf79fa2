using CleanAcquiring.Application.Storage;
using CleanAcquiring.Application.Webhooks;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Tests.Persistence;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Webhooks;

/// <summary>Two replicas on one PostgreSQL send to a real server: in order, and each webhook once but for a crash.</summary>
public sealed class WebhookReplicaTests(PostgresFixture postgres) : IAsyncLifetime
{
    // A day before now: when the receiver is back, the times that are signed are close to those of its own clock.
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow().AddDays(-1).AddMinutes(-3));
    private readonly string secret = WebhookSecrets.New();
    private WebhookReceiver receiver = null!;
    private WebhookReplica first = null!;
    private WebhookReplica second = null!;
    private Guid endpoint;
    private long invoice;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        receiver = await WebhookReceiver.StartAsync();
        var settings = await WebhookReplica.SettingsAsync(postgres, receiver);
        (first, second) = (new WebhookReplica(settings, time), new WebhookReplica(settings, time));
        await first.Services.MigrateAsync(Token);
        endpoint = Guid.CreateVersion7(time.GetUtcNow());
        await first.RequestAsync(async it =>
        {
            var secrets = it.GetRequiredService<WebhookSecrets>();
            it.GetRequiredService<IAccounts>().Add(Sample.Account());
            it.GetRequiredService<IWebhooks>().Add(new WebhookEndpoint(
                Sample.Tenant, endpoint, receiver.Url, WebhookEvents.All, secrets.Seal(Sample.Tenant, endpoint, secret), time.GetUtcNow()));
            return await SaveAsync(it);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await first.DisposeAsync();
        await second.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task Receiver_that_is_dead_for_a_day_gets_all_in_order_and_once()
    {
        receiver.Answers = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        for (var hour = 0; hour < 24; hour++)
        {
            await PayAsync(hour % 2 == 0 ? first : second);
            await BothWorkAsync();
            time.Advance(TimeSpan.FromHours(1));
        }
        receiver.Calls.Select(call => call.Id).Distinct().Count().ShouldBe(1);
        var tried = receiver.Calls.Count;
        receiver.Answers = Accept;

        await BothWorkAsync();
        // The last pause of an endpoint is an hour, and a tenth of it.
        time.Advance(TimeSpan.FromMinutes(7));
        await BothWorkAsync();

        var calls = receiver.Calls.Skip(tried).ToList();
        calls.Select(call => call.Id).ShouldBe((await AllAsync()).Select(delivery => delivery.Id));
        calls.Count.ShouldBe(24);
        calls.ShouldAllBe(call => call.IsSignedBy(secret));
    }

    [Fact]
    public async Task Two_replicas_at_once_send_each_webhook_once_and_in_order()
    {
        for (var payments = 0; payments < 30; payments++)
            await PayAsync(payments % 2 == 0 ? first : second);

        await BothWorkAsync();

        receiver.Calls.Select(call => call.Id).ShouldBe((await AllAsync()).Select(delivery => delivery.Id));
        receiver.Calls.Count.ShouldBe(30);
    }

    [Fact]
    public async Task Webhook_whose_answer_is_lost_in_a_stop_is_sent_again_under_its_id()
    {
        using var stop = new CancellationTokenSource();
        await PayAsync(first);
        receiver.Answers = async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        await first.WorkAsync(stop.Token);
        (await AllAsync()).Single().Attempts.ShouldBe(0);
        receiver.Answers = Accept;

        await second.WorkAsync(Token);

        receiver.Calls.Select(call => call.Id).ShouldBe([.. Enumerable.Repeat((await AllAsync()).Single().Id, 2)]);
        (await AllAsync()).Single().State.ShouldBe(WebhookDeliveryState.Delivered);
    }

    [Fact]
    public async Task Work_of_a_killed_replica_is_taken_over_when_its_lease_ends()
    {
        await PayAsync(first);
        (await first.ClaimAsync()).Count.ShouldBe(1);
        await second.WorkAsync(Token);
        receiver.Calls.ShouldBeEmpty();

        time.Advance(TimeSpan.FromSeconds(16));
        await second.WorkAsync(Token);

        receiver.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Events_during_a_failing_run_do_not_drive_the_receiver()
    {
        await PayAsync(first);
        receiver.Answers = async context =>
        {
            await PayAsync(second);
            context.Response.StatusCode = 500;
        };

        await BothWorkAsync();

        receiver.Calls.Count.ShouldBe(1);
        receiver.Answers = Accept;
        time.Advance(TimeSpan.FromSeconds(6));
        await BothWorkAsync();
        receiver.Calls.Skip(1).Select(call => call.Id).ShouldBe((await AllAsync()).Select(delivery => delivery.Id));
    }

    private static Task Accept(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task BothWorkAsync() => Task.WhenAll(first.WorkAsync(Token), second.WorkAsync(Token));

    private Task<bool> PayAsync(WebhookReplica replica) => replica.RequestAsync(async it =>
    {
        time.Advance(TimeSpan.FromMilliseconds(1));
        var payment = Sample.Payment(invoice: new(++invoice), at: time.GetUtcNow());
        payment.Apply(
            new Evidence(EvidenceKind.Paid, payment.Reference, payment.Amount, EvidenceSource.Notification, "CONFIRMED"),
            SiblingPayments.Of(payment, [payment]),
            time.GetUtcNow());
        it.GetRequiredService<IPayments>().Add(payment);
        return await SaveAsync(it);
    });

    private async Task<IReadOnlyList<WebhookDelivery>> AllAsync() =>
    [
        .. (await first.RequestAsync(it => it.GetRequiredService<IWebhooks>()
            .DeliveriesAsync(Sample.Tenant, endpoint, null, 100, Token))).Reverse(),
    ];

    private static async Task<bool> SaveAsync(IServiceProvider services)
    {
        var isSaved = await services.GetRequiredService<IUnitOfWork>().TrySaveAsync(Token);
        isSaved.ShouldBeTrue();
        return isSaved;
    }
}
