using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>Personal data and secrets go when their time is over; amounts, states, dates and order ids stay.</summary>
public sealed class RetentionTests(PostgresFixture postgres)
{
    private readonly FakeTimeProvider time = new(Sample.Now);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task No_table_names_a_person_or_a_secret_after_erasure(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.FillAsync();
        await store.RequestAsync(it => it.Tables().Database.ExecuteSqlRawAsync(
            "UPDATE follow_ups SET last_error = 'bank: buyer@example.com is no e-mail'", Token));
        await DisconnectAsync(store);
        var before = await DumpAsync(store);
        new[] { FilledStore.Contact, FilledStore.Payer, FilledStore.SellerPhone, "demoshop", "v1." }
            .ShouldAllBe(text => before.Contains(text));

        (await EraseAsync(store)).ShouldBeTrue();

        var after = await DumpAsync(store);
        string[] personal =
        [
            FilledStore.Contact, FilledStore.Payer, FilledStore.SellerPhone, FilledStore.Credential,
            "Петрова", "shop@example.org", "demoshop", "Демо", "key-of-the-method", "v1.", FilledStore.WebhookUrl,
        ];
        personal.Where(text => after.Contains(text, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(after);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Erasure_keeps_amounts_states_dates_and_order_ids(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var id = await store.FillAsync();
        var before = await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, id, Token));
        await DisconnectAsync(store);

        await EraseAsync(store);

        var after = (await store.RequestAsync(it => it.Payments().FindAsync(Sample.Tenant, id, Token))).ShouldNotBeNull();
        (after.Status, after.Amount, after.OrderId, after.AcquirerPaymentId, after.PaidAt, after.CreatedAt, after.Version)
            .ShouldBe((
                before!.Status, before.Amount, before.OrderId, before.AcquirerPaymentId, before.PaidAt, before.CreatedAt, before.Version));
        (after.Title, after.Page, after.InvoiceLink, after.Receipt, after.IsReceiptLost).ShouldBe(("#4711", null, null, null, true));
        after.Operations.ShouldHaveSingleItem().Amount.Amount.ShouldBe(1m);
        after.FollowUps.ShouldAllBe(work => work.DueAt == null);
        var timeline = await store.RequestAsync(it => it.Payments().TimelineAsync(Sample.Tenant, id, Token));
        timeline.Select(entry => entry.Code).ShouldBe(
            ["payment.created", "opening.opened", "evidence.paid", "refund.requested", "refund.refused"]);
        timeline.Single(entry => entry.Code == "evidence.paid").Detail.ShouldBe("CONFIRMED");
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task An_account_that_was_installed_again_is_not_erased(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await store.FillAsync();
        await DisconnectAsync(store);
        await store.RequestAsync(async it =>
        {
            (await it.Accounts().FindAsync(Sample.Tenant, Token))!.Install(Sample.Account().Profile, time.GetUtcNow());
            return await it.SaveAsync();
        });

        (await EraseAsync(store)).ShouldBeFalse();

        var account = (await store.RequestAsync(it => it.Accounts().FindAsync(Sample.Tenant, Token))).ShouldNotBeNull();
        (account.Methods.Count, account.InactiveSince, account.ErasedAt).ShouldBe((1, null, null));
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Old_payments_lose_their_contact_a_batch_at_a_time(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var payments = Enumerable.Range(1, 4)
            .Select(day => Sample.Payment(invoice: new Domain.Invoices.InvoiceId(day), at: Sample.Now.AddDays(day))).ToList();
        await store.SaveAsync(payments);

        (await ErasePaymentsAsync(store, Sample.Now.AddDays(4), limit: 2)).ShouldBe(2);
        (await ErasePaymentsAsync(store, Sample.Now.AddDays(4), limit: 2)).ShouldBe(1);
        (await ErasePaymentsAsync(store, Sample.Now.AddDays(4), limit: 2)).ShouldBe(0);

        (await LostAsync(store, payments)).ShouldBe([true, true, true, false]);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Old_and_rejected_notifications_go_and_others_stay(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await ReceiveAsync(store, "1", "applied");
        time.Advance(TimeSpan.FromDays(175));
        await ReceiveAsync(store, "2", "rejected");
        await ReceiveAsync(store, "3", "applied");
        time.Advance(TimeSpan.FromDays(8));
        await ReceiveAsync(store, "4", "rejected");
        await ReceiveAsync(store, "5", null);
        var now = time.GetUtcNow();

        (await EraseNotificationsAsync(store, now.AddDays(-180), now.AddDays(-7), limit: 10)).ShouldBe(1);

        var left = await store.RequestAsync(it =>
            it.Notifications().BetweenAsync(Sample.Tenant, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 9, Token));
        left.Select(stored => System.Text.Encoding.UTF8.GetString(stored.Notification!.Body.Span))
            .ShouldBe(["3", "4", "5"], ignoreOrder: true);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Erasing_notifications_is_bounded(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        foreach (var body in new[] { "1", "2", "3" })
            await ReceiveAsync(store, body, "applied");
        var later = time.GetUtcNow().AddDays(1);

        (await EraseNotificationsAsync(store, later, later, limit: 2)).ShouldBe(2);
        (await EraseNotificationsAsync(store, later, later, limit: 2)).ShouldBe(1);
    }

    private static Task<string> DumpAsync(Store store) => store.RequestAsync(it => Dump.OfAsync(it.Tables(), "sealing_keys"));

    private Task DisconnectAsync(Store store) => store.RequestAsync(async it =>
    {
        var account = (await it.Accounts().FindAsync(Sample.Tenant, Token))!;
        account.Disconnect();
        account.NoteActivity(time.GetUtcNow());
        (await it.SaveAsync()).ShouldBeTrue();
    });

    private Task<bool> EraseAsync(Store store) => store.RequestAsync(async it =>
    {
        time.Advance(TimeSpan.FromDays(90));
        var (retention, now) = (it.GetRequiredService<IRetention>(), time.GetUtcNow());
        if (!await retention.TryEraseAccountAsync(Sample.Tenant, now.AddDays(-90), Token))
            return false;
        await retention.ErasePaymentsAsync(Sample.Tenant, now, 10, Token);
        await retention.EraseNotificationsAsync(Sample.Tenant, now, now, 10, Token);
        return true;
    });

    private static Task<int> ErasePaymentsAsync(Store store, DateTimeOffset before, int limit) =>
        store.RequestAsync(it => it.GetRequiredService<IRetention>().ErasePaymentsAsync(Sample.Tenant, before, limit, Token));

    private static Task<int> EraseNotificationsAsync(Store store, DateTimeOffset before, DateTimeOffset rejectedBefore, int limit) =>
        store.RequestAsync(it =>
            it.GetRequiredService<IRetention>().EraseNotificationsAsync(Sample.Tenant, before, rejectedBefore, limit, Token));

    private static Task<List<bool>> LostAsync(Store store, List<Payment> payments) => store.RequestAsync(async it =>
    {
        List<bool> lost = [];
        foreach (var payment in payments)
            lost.Add((await it.Payments().FindAsync(Sample.Tenant, payment.Id, Token))!.IsReceiptLost);
        return lost;
    });

    private static Task<bool> ReceiveAsync(Store store, string body, string? verdict) => store.RequestAsync(async it =>
    {
        var id = await it.Notifications().StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification(body), null, Token);
        if (verdict is not null)
            it.Notifications().SetResult(Sample.Tenant, id, verdict, null, 1);
        return await it.SaveAsync();
    });
}
