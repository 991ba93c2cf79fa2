using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Testing.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class FollowUpQueueTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly FakeTimeProvider time = new(Sample.Now.AddMinutes(1));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Eight_workers_get_each_row_once(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await SaveAsync(store, [.. Enumerable.Range(1, 40).Select(number => Sample.Payment(invoice: new InvoiceId(number)))]);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var mine = new List<ClaimedFollowUp>();
            while (await ClaimAsync(store, 3) is { Count: > 0 } more)
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
    public async Task The_longest_due_comes_first_and_what_is_not_due_does_not_come(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var late = Sample.Payment(invoice: new InvoiceId(1), at: Sample.Now.AddSeconds(-5));
        var later = Sample.Payment(invoice: new InvoiceId(2), at: Sample.Now.AddSeconds(-9));
        await SaveAsync(store, late, later, Sample.Payment(invoice: new InvoiceId(3), at: Sample.Now.AddSeconds(1)));

        (await ClaimAsync(store, 1)).Single().ShouldBe(new ClaimedFollowUp(Sample.Tenant, later.Id, FollowUpKind.AskAcquirer, 0, 0, Guid.Empty), WithoutLease);
        (await ClaimAsync(store, 9)).Single().Payment.ShouldBe(late.Id);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Whoever_lost_the_lease_writes_nothing(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await SaveAsync(store, Sample.Payment());
        var dead = (await ClaimAsync(store)).Single();
        (await ClaimAsync(store)).ShouldBeEmpty();
        time.Advance(Lease + TimeSpan.FromSeconds(1));
        var taken = (await ClaimAsync(store)).Single();

        (await CompleteAsync(store, dead)).ShouldBeFalse();
        (await PostponeAsync(store, dead, Sample.Now.AddDays(9))).ShouldBeFalse();
        (await store.RequestAsync(it => it.FollowUps().ParkAsync(dead, "late", Token))).ShouldBeFalse();

        var row = await RowAsync(store);
        row.DueAt.ShouldBe(Sample.Now.AddMinutes(1));
        row.ParkedAt.ShouldBeNull();
        taken.Attempts.ShouldBe(1);
        (await CompleteAsync(store, taken)).ShouldBeTrue();
        (await RowAsync(store)).DueAt.ShouldBeNull();
        (await CompleteAsync(store, taken)).ShouldBeFalse();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Finishing_an_older_order_does_not_close_a_newer_one(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await SaveAsync(store, Sample.Payment());
        var work = (await ClaimAsync(store)).Single();
        await OrderAgainAsync(store, Sample.Now.AddMinutes(1));

        (await CompleteAsync(store, work)).ShouldBeTrue();

        var row = await RowAsync(store);
        row.DueAt.ShouldBe(Sample.Now.AddMinutes(1));
        row.Generation.ShouldBe(1);
        (await ClaimAsync(store)).Single().Generation.ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_new_order_replaces_what_a_worker_wrote_since_the_payment_was_read(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await SaveAsync(store, Sample.Payment());
        await store.RequestAsync(async it =>
        {
            var payment = (await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single();
            await PostponeAsync(store, (await ClaimAsync(store)).Single(), Sample.Now.AddDays(9));
            // The very time that stood there when the payment was read.
            payment.Order(FollowUpKind.AskAcquirer, Sample.Now.AddMinutes(1));
            return await it.SaveAsync();
        });

        var row = await RowAsync(store);
        row.DueAt.ShouldBe(Sample.Now.AddMinutes(1));
        row.Attempts.ShouldBe(0);
        row.LastError.ShouldBeNull();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_save_of_the_payment_does_not_take_the_lease_away(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await SaveAsync(store, Sample.Payment());
        var work = (await ClaimAsync(store)).Single();
        await OrderAgainAsync(store, Sample.Now);

        (await ClaimAsync(store)).ShouldBeEmpty();
        (await CompleteAsync(store, work)).ShouldBeTrue();
        (await ClaimAsync(store)).Count.ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Parked_work_waits_until_the_account_is_revived(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await SaveAsync(store, Sample.Payment());
        var work = (await ClaimAsync(store)).Single();
        (await store.RequestAsync(it => it.FollowUps().ParkAsync(work, "disconnected", Token))).ShouldBeTrue();
        time.Advance(TimeSpan.FromDays(30));
        (await ClaimAsync(store)).ShouldBeEmpty();
        (await RowAsync(store)).LastError.ShouldBe("disconnected");

        await store.RequestAsync(it => Done(it.FollowUps().ReviveAsync(new TenantKey(Platform.Kommo, Sample.Tenant.AccountId), Token)));
        (await ClaimAsync(store)).ShouldBeEmpty();
        await store.RequestAsync(it => Done(it.FollowUps().ReviveAsync(Sample.Tenant, Token)));

        (await ClaimAsync(store)).Single().Attempts.ShouldBe(0);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_waiting_page_hastens_work_only_when_it_was_not_tried_just_now(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var payment = Sample.Payment(at: Sample.Now.AddHours(1));
        await SaveAsync(store, payment);

        await ExpediteAsync(store, payment);
        var work = (await ClaimAsync(store)).Single();
        await PostponeAsync(store, work, Sample.Now.AddHours(2));
        await ExpediteAsync(store, payment);
        (await ClaimAsync(store)).ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(5));
        await ExpediteAsync(store, payment);

        (await ClaimAsync(store)).Count.ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Work_of_an_account_needs_no_payment_and_can_be_ordered_again(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await OrderForAccountAsync(store, Sample.Now);
        var work = (await ClaimAsync(store)).Single();
        work.Payment.ShouldBe(FollowUp.OfAccount);
        work.Kind.ShouldBe(FollowUpKind.RefreshToken);

        await OrderForAccountAsync(store, Sample.Now.AddDays(3));
        (await CompleteAsync(store, work)).ShouldBeTrue();

        (await RowAsync(store)).DueAt.ShouldBe(Sample.Now.AddDays(3));
    }

    private static readonly IEqualityComparer<ClaimedFollowUp> WithoutLease =
        EqualityComparer<ClaimedFollowUp>.Create((left, right) => left! with { Lease = default } == right! with { Lease = default }, work => work.Payment.GetHashCode());

    private static Task<IReadOnlyList<ClaimedFollowUp>> ClaimAsync(Store store, int limit = 10) =>
        store.RequestAsync(it => it.FollowUps().ClaimAsync(limit, Lease, Token));

    private static Task<bool> CompleteAsync(Store store, ClaimedFollowUp work) => store.RequestAsync(it => it.FollowUps().CompleteAsync(work, Token));

    private static Task<bool> PostponeAsync(Store store, ClaimedFollowUp work, DateTimeOffset dueAt) =>
        store.RequestAsync(it => it.FollowUps().PostponeAsync(work, dueAt, "later", Token));

    private Task ExpediteAsync(Store store, Payment payment) => store.RequestAsync(it =>
        Done(it.FollowUps().ExpediteAsync(Sample.Tenant, payment.Id, FollowUpKind.AskAcquirer, time.GetUtcNow().AddSeconds(-3), Token)));

    private static Task OrderForAccountAsync(Store store, DateTimeOffset dueAt) =>
        store.RequestAsync(it => Done(it.FollowUps().OrderForAccountAsync(Sample.Tenant, FollowUpKind.RefreshToken, dueAt, Token)));

    private static Task<FollowUp> RowAsync(Store store) => store.RequestAsync(it => it.Tables().FollowUps.SingleAsync(Token));

    private static Task OrderAgainAsync(Store store, DateTimeOffset dueAt) => store.RequestAsync(async it =>
    {
        (await it.Payments().ForInvoiceAsync(Sample.Tenant, Sample.Invoice, Token)).Single().Order(FollowUpKind.AskAcquirer, dueAt);
        return await it.SaveAsync();
    });

    private static Task SaveAsync(Store store, params Payment[] payments) => store.RequestAsync(async it =>
    {
        foreach (var payment in payments)
            it.Payments().Add(payment);
        (await it.SaveAsync()).ShouldBeTrue();
        return 0;
    });

    private static async Task<int> Done(Task work)
    {
        await work;
        return 0;
    }
}
