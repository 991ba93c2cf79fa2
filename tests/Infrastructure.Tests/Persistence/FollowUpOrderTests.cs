using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class FollowUpOrderTests(PostgresFixture postgres)
{
    private readonly FakeTimeProvider time = new(Sample.FirstDue);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Completing_older_work_keeps_newer_work_due(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.SaveAsync(Sample.Payment());
        var work = (await store.ClaimAsync()).Single();
        await store.ScheduleAgainAsync(Sample.FirstDue);

        (await store.CompleteAsync(work)).ShouldBeTrue();

        var row = await store.RowAsync();
        row.DueAt.ShouldBe(Sample.FirstDue);
        row.Generation.ShouldBe(1);
        (await store.ClaimAsync()).Single().Generation.ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_newly_scheduled_follow_up_replaces_a_workers_write(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.SaveAsync(Sample.Payment());
        await store.RequestAsync(async it =>
        {
            var payment = (await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
            await store.PostponeAsync((await store.ClaimAsync()).Single(), Sample.Now.AddDays(9));
            // The very time that stood there when the payment was read.
            payment.Schedule(FollowUpKind.SyncPayment, Sample.FirstDue);
            return await it.SaveAsync();
        });

        var row = await store.RowAsync();
        row.DueAt.ShouldBe(Sample.FirstDue);
        row.Attempts.ShouldBe(0);
        row.LastError.ShouldBeNull();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_save_of_the_payment_keeps_the_lease(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.SaveAsync(Sample.Payment());
        var work = (await store.ClaimAsync()).Single();
        await store.ScheduleAgainAsync(Sample.Now);

        (await store.ClaimAsync()).ShouldBeEmpty();
        (await store.CompleteAsync(work)).ShouldBeTrue();
        (await store.ClaimAsync()).Count.ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Work_of_an_account_can_be_scheduled_again(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.ScheduleForAccountAsync(Sample.Now);
        (await store.ClaimAsync()).ShouldBeEmpty();
        var work = (await store.ClaimAsync(kind: FollowUpKind.RefreshToken)).Single();
        work.Payment.ShouldBe(FollowUp.OfAccount);
        work.Kind.ShouldBe(FollowUpKind.RefreshToken);

        await store.ScheduleForAccountAsync(Sample.Now.AddDays(3));
        (await store.CompleteAsync(work)).ShouldBeTrue();

        (await store.RowAsync()).DueAt.ShouldBe(Sample.Now.AddDays(3));
    }
}
