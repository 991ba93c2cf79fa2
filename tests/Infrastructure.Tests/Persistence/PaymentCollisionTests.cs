using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class PaymentCollisionTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task The_second_writer_of_a_payment_saves_nothing(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var payment = Sample.Payment();
        await store.SaveAsync(payment);
        var notification = await store.RequestAsync(it =>
            it.Notifications().StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification(), null, Token)
        );

        var second = await store.RequestAsync(async late =>
        {
            var seenBefore = (await late.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
            (await store.RequestAsync(async early =>
            {
                var same = (await early.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
                same.Open("777", new PaymentPage.Redirect(new Uri("https://bank.example/1")), Sample.Now);
                return await early.SaveAsync();
            })).ShouldBeTrue();
            seenBefore.MarkUnknown("timeout", "666", Sample.Now);
            seenBefore.Schedule(FollowUpKind.SyncInvoice, Sample.Now);
            late.Notifications().SetResult(Sample.Tenant, notification, "applied", null, 1);
            return await late.SaveAsync();
        });

        second.ShouldBeFalse();
        var left = await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, payment.Id, Token));
        left!.Status.ShouldBe(PaymentStatus.Pending);
        left.AcquirerPaymentId.ShouldBe("777");
        left.Version.ShouldBe(2);
        left.FollowUps.ShouldNotContain(work => work.Kind == FollowUpKind.SyncInvoice);
        (await store.RequestAsync(it => it.Payments().TimelineAsync(Sample.Tenant, payment.Id, Token))).Count.ShouldBe(2);
        (await store.RequestAsync(it => it.Tables().Notifications.SingleAsync(Token))).Verdict.ShouldBeNull();
    }

    [Fact]
    public async Task A_save_that_the_database_stops_for_a_deadlock_is_a_collision()
    {
        await using var store = await Store.CreateAsync(Database.Postgres, postgres);
        var payment = Sample.Payment();
        await store.SaveAsync(payment);
        await using var other = new NpgsqlConnection(store.Settings["ConnectionStrings:Postgres"]);
        await other.OpenAsync(Token);
        await using var transaction = await other.BeginTransactionAsync(Token);
        // The other one never looks for deadlocks, so the save is the one to give way.
        await ExecuteAsync(other, "SET LOCAL deadlock_timeout = '1h'; UPDATE payments SET version = version");

        var saved = store.RequestAsync(async it =>
        {
            var same = (await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
            same.MarkUnknown("timeout", null, Sample.Now);
            return await it.SaveAsync();
        });
        while (!await IsAnyWaitingAsync(store))
            await Task.Yield();
        await ExecuteAsync(other, "UPDATE follow_ups SET attempts = attempts");

        (await saved).ShouldBeFalse();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Of_fifty_checkouts_at_once_one_payment_is_live(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);

        var saved = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => store.RequestAsync(it =>
        {
            it.Payments().Add(Sample.Payment());
            return it.SaveAsync();
        }))));

        saved.Count(won => won).ShouldBe(1);
        (await store.RequestAsync(it => it.Tables().Payments.CountAsync(Token))).ShouldBe(1);
        (await store.RequestAsync(it => it.Tables().Timeline.CountAsync(Token))).ShouldBe(1);
        (await store.RequestAsync(it => it.Tables().FollowUps.CountAsync(Token))).ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_failure_without_a_collision_is_thrown(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);

        await Should.ThrowAsync<DbUpdateException>(() => store.RequestAsync(it =>
        {
            it.Tables().Methods.Add(WithoutAccount(it.Tables()));
            return it.SaveAsync();
        }));
    }

    private static PaymentMethod WithoutAccount(AcquiringDbContext tables)
    {
        var method = Sample.Method();
        tables.Entry(method).SetTenant(method.Tenant);
        return method;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private static Task<bool> IsAnyWaitingAsync(Store store) => store.RequestAsync(async it =>
        await it.Tables().Database
            .SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE NOT granted")
            .SingleAsync(Token) > 0);
}
