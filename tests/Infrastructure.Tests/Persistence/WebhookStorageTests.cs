using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Webhooks;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>Webhooks are written with their cause, found in order, and erased with their account.</summary>
public sealed partial class WebhookStorageTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private readonly FakeTimeProvider time = new(Sample.Now.AddMinutes(5));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Endpoint_is_read_as_it_was_written(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var added = await AddAsync(store);
        await ChangeAsync(store, added.Id, endpoint =>
        {
            endpoint.Rotate(new SealedText("v1.1.second"), Sample.Now);
            endpoint.Fail(null, 100, Sample.Now);
        });

        var read = await store.RequestAsync(it => it.Webhooks().FindAsync(Sample.Tenant, added.Id, Token));

        read.ShouldNotBeNull().ShouldSatisfyAllConditions(
            it => (it.Tenant, it.Url, it.Enabled, it.Version, it.CreatedAt).ShouldBe((Sample.Tenant, added.Url, true, 1, Sample.Now)),
            it => it.Events.ShouldBe(WebhookEvents.All),
            it => it.SecretsAt(Sample.Now).Select(secret => secret.Cipher).ShouldBe(["v1.1.second", "v1.1.first"]),
            it => (it.Failures, it.FailingSince, it.RetryAt).ShouldBe((1, Sample.Now, Sample.Now.AddSeconds(5))));
        (await store.RequestAsync(it => it.Webhooks().FindAsync(new TenantKey(Platform.Kommo, 30_012_345), added.Id, Token)))
            .ShouldBeNull();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Webhook_and_its_work_are_written_with_the_payment(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var endpoint = await AddAsync(store);

        await store.SaveAsync(Paid(1), Paid(2));

        var waiting = await PendingAsync(store, endpoint.Id);
        waiting.Select(delivery => delivery.Event).ShouldBe(["payment.paid", "payment.paid"]);
        waiting.ShouldAllBe(delivery => delivery.Tenant == Sample.Tenant && delivery.Body.Contains("\"14982.00\""));
        (await ClaimAsync(store)).Payment.Value.ShouldBe(endpoint.Id);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Save_that_another_writer_overtook_writes_no_webhook(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var endpoint = await AddAsync(store);
        var payment = Sample.Payment();
        await store.SaveAsync(payment);

        await store.RequestAsync(async it =>
        {
            var mine = (await it.Payments().FindAsync(Sample.Tenant, payment.Id, Token))!;
            await store.RequestAsync(async other =>
            {
                Pay((await other.Payments().FindAsync(Sample.Tenant, payment.Id, Token))!);
                (await other.SaveAsync()).ShouldBeTrue();
            });
            Pay(mine);
            (await it.SaveAsync()).ShouldBeFalse();
        });

        (await PendingAsync(store, endpoint.Id)).Count.ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Event_that_comes_when_a_run_ends_is_not_lost(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await AddAsync(store);
        await store.SaveAsync(Paid(1));
        // The worker has found nothing more, and is about to close its work.
        var work = await ClaimAsync(store);

        await store.SaveAsync(Paid(2));
        (await store.RequestAsync(it => it.FollowUps().CompleteAsync(work, Token))).ShouldBeTrue();

        (await ClaimAsync(store)).Generation.ShouldBeGreaterThan(work.Generation);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Deliveries_are_listed_by_their_ids(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var endpoint = await AddAsync(store);
        for (var invoice = 1; invoice <= 5; invoice++)
            await store.SaveAsync(Paid(invoice));

        var all = await PendingAsync(store, endpoint.Id);
        var first = await ListAsync(store, endpoint.Id, null);
        var second = await ListAsync(store, endpoint.Id, first[^1].Id);

        first.Concat(second).Select(it => it.Id).ShouldBe(all.Select(it => it.Id).Reverse().Take(4));
        all.Select(it => it.CreatedAt).ShouldBeInOrder();
        (await store.RequestAsync(it => it.Webhooks().NextAsync(Sample.Tenant, endpoint.Id, Token)))!.Id.ShouldBe(all[0].Id);
        (await store.RequestAsync(it => it.Webhooks().CountPendingAsync(Sample.Tenant, endpoint.Id, 3, Token))).ShouldBe(3);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Two_workers_do_not_note_one_try_twice(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var endpoint = await AddAsync(store);
        await store.SaveAsync(Paid(1));

        await store.RequestAsync(async it =>
        {
            var mine = (await it.Webhooks().NextAsync(Sample.Tenant, endpoint.Id, Token))!;
            await store.RequestAsync(async other =>
            {
                (await other.Webhooks().NextAsync(Sample.Tenant, endpoint.Id, Token))!.Try(200, null, Sample.Now);
                (await other.SaveAsync()).ShouldBeTrue();
            });
            mine.Try(null, "timeout", Sample.Now);
            (await it.SaveAsync()).ShouldBeFalse();
        });

        (await ListAsync(store, endpoint.Id, null)).Single().State.ShouldBe(WebhookDeliveryState.Delivered);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Resumed_endpoint_is_due_though_nothing_of_it_changed(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var endpoint = await AddAsync(store);

        await ChangeAsync(store, endpoint.Id, it => it.Resume());

        (await ClaimAsync(store)).Payment.Value.ShouldBe(endpoint.Id);
    }

    private static Payment Paid(long invoice)
    {
        var payment = Sample.Payment(invoice: new(invoice), at: Sample.Now.AddSeconds(invoice));
        Pay(payment, Sample.Now.AddSeconds(invoice));
        return payment;
    }

    private static void Pay(Payment payment, DateTimeOffset? at = null) => payment.Apply(
        new Evidence(EvidenceKind.Paid, payment.Reference, payment.Amount, EvidenceSource.Notification, "CONFIRMED"),
        SiblingPayments.Of(payment, [payment]),
        at ?? Sample.Now);

    private static async Task<WebhookEndpoint> AddAsync(Store store)
    {
        var endpoint = new WebhookEndpoint(
            Sample.Tenant, Guid.CreateVersion7(Sample.Now), new Uri("https://seller.example/hooks"), WebhookEvents.All,
            new SealedText("v1.1.first"), Sample.Now);
        await store.RequestAsync(async it =>
        {
            it.Accounts().Add(Sample.Account());
            it.Webhooks().Add(endpoint);
            (await it.SaveAsync()).ShouldBeTrue();
        });
        return endpoint;
    }

    private static Task ChangeAsync(Store store, Guid id, Action<WebhookEndpoint> change) => store.RequestAsync(async it =>
    {
        change((await it.Webhooks().FindAsync(Sample.Tenant, id, Token))!);
        (await it.SaveAsync()).ShouldBeTrue();
    });

    private static async Task<ClaimedFollowUp> ClaimAsync(Store store) =>
        (await store.RequestAsync(it => it.FollowUps().ClaimAsync(FollowUpKind.DeliverWebhooks, 9, Lease, Token))).Single();

    private static Task<IReadOnlyList<WebhookDelivery>> ListAsync(Store store, Guid endpoint, string? before) =>
        store.RequestAsync(it => it.Webhooks().DeliveriesAsync(Sample.Tenant, endpoint, before, 2, Token));

    private static async Task<List<WebhookDelivery>> PendingAsync(Store store, Guid endpoint) =>
        await store.RequestAsync(it => it.Tables().WebhookDeliveries.AsNoTracking()
            .Where(delivery => delivery.Endpoint == endpoint && delivery.State == WebhookDeliveryState.Pending)
            .OrderBy(delivery => delivery.Id)
            .ToListAsync(Token));
}
