using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class FollowUpQueueTests(PostgresFixture postgres)
{
    private readonly FakeTimeProvider time = new(Sample.FirstDue);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Eight_workers_claim_each_row_once(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.SaveAsync([.. Enumerable.Range(1, 40).Select(number => Sample.Payment(invoice: new InvoiceId(number)))]);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var mine = new List<ClaimedFollowUp>();
            while (await store.ClaimAsync(3) is { Count: > 0 } more)
            {
                more.Count.ShouldBeLessThanOrEqualTo(3);
                mine.AddRange(more);
            }
            return mine;
        })));

        claimed.SelectMany(mine => mine).Select(work => work.Payment).ShouldBeUnique();
        claimed.Sum(mine => mine.Count).ShouldBe(40);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task The_longest_due_work_is_claimed_first(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var late = Sample.Payment(invoice: new InvoiceId(1), at: Sample.Now.AddSeconds(-5));
        var later = Sample.Payment(invoice: new InvoiceId(2), at: Sample.Now.AddSeconds(-9));
        await store.SaveAsync(late, later, Sample.Payment(invoice: new InvoiceId(3), at: Sample.Now.AddSeconds(1)));

        var first = (await store.ClaimAsync(1)).Single();
        first.ShouldBe(new ClaimedFollowUp(Sample.Tenant, later.Id, FollowUpKind.SyncPayment, 0, 0, first.Lease));
        (await store.ClaimAsync(9)).Single().Payment.ShouldBe(late.Id);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_worker_without_its_lease_writes_nothing(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.SaveAsync(Sample.Payment());
        var dead = (await store.ClaimAsync()).Single();
        (await store.ClaimAsync()).ShouldBeEmpty();
        time.Advance(Queue.Lease + TimeSpan.FromSeconds(1));
        var taken = (await store.ClaimAsync()).Single();

        (await store.CompleteAsync(dead)).ShouldBeFalse();
        (await store.PostponeAsync(dead, Sample.Now.AddDays(9))).ShouldBeFalse();
        (await store.RequestAsync(it => it.FollowUps().ParkAsync(dead, "late", Token))).ShouldBeFalse();

        var row = await store.RowAsync();
        row.DueAt.ShouldBe(Sample.FirstDue);
        row.ParkedAt.ShouldBeNull();
        taken.Attempts.ShouldBe(1);
        (await store.CompleteAsync(taken)).ShouldBeTrue();
        (await store.RowAsync()).DueAt.ShouldBeNull();
        (await store.CompleteAsync(taken)).ShouldBeFalse();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_renewed_lease_lasts_and_a_lost_one_is_not_renewed(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.SaveAsync(Sample.Payment());
        var mine = (await store.ClaimAsync()).Single();
        time.Advance(Queue.Lease - TimeSpan.FromSeconds(1));

        (await store.RenewAsync(mine)).ShouldBeTrue();
        time.Advance(Queue.Lease - TimeSpan.FromSeconds(1));
        (await store.ClaimAsync()).ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(2));
        (await store.ClaimAsync()).Count.ShouldBe(1);

        (await store.RenewAsync(mine)).ShouldBeFalse();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Work_scheduled_for_long_ago_is_found_at_the_next_look(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        (await store.ClaimAsync()).ShouldBeEmpty();
        await store.SaveAsync(
            Sample.Payment(invoice: new InvoiceId(1), at: Sample.Now.AddSeconds(-30)),
            Sample.Payment(invoice: new InvoiceId(2), at: Sample.Now.AddHours(-1)));

        (await store.ClaimAsync()).Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(15));

        (await store.ClaimAsync()).Count.ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Parked_work_waits_for_its_account(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.SaveAsync(Sample.Payment());
        var work = (await store.ClaimAsync()).Single();
        (await store.RequestAsync(it => it.FollowUps().ParkAsync(work, "disconnected", Token))).ShouldBeTrue();
        time.Advance(TimeSpan.FromDays(30));
        (await store.ClaimAsync()).ShouldBeEmpty();
        (await store.RowAsync()).LastError.ShouldBe("disconnected");

        await store.RequestAsync(it => it.FollowUps().ReviveAsync(new TenantKey(Platform.Kommo, Sample.Tenant.AccountId), Token));
        (await store.ClaimAsync()).ShouldBeEmpty();
        await store.RequestAsync(it => it.FollowUps().ReviveAsync(Sample.Tenant, Token));

        (await store.ClaimAsync()).Single().Attempts.ShouldBe(0);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Work_tried_just_now_is_not_expedited(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var payment = Sample.Payment(at: Sample.Now.AddHours(1));
        await store.SaveAsync(payment);

        await ExpediteAsync(store, payment);
        var work = (await store.ClaimAsync()).Single();
        await store.PostponeAsync(work, Sample.Now.AddHours(2));
        await ExpediteAsync(store, payment);
        (await store.ClaimAsync()).ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(5));
        await ExpediteAsync(store, payment);

        (await store.ClaimAsync()).Count.ShouldBe(1);
    }

    private Task ExpediteAsync(Store store, Payment payment) => store.RequestAsync(it =>
        it.FollowUps().ExpediteAsync(Sample.Tenant, payment.Id, FollowUpKind.SyncPayment, time.GetUtcNow().AddSeconds(-3), Token));
}
