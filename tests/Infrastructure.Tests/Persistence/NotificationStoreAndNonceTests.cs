using System.Text;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class NotificationStoreAndNonceTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_notification_is_stored_before_any_other_save(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await store.RequestAsync(async it =>
        {
            it.Payments().Add(Sample.Payment());
            return await it.Notifications().StoreAsync(
                Sample.Tenant, Sample.Card, "acme", Sample.Notification("{\"Статус\":1}"), null, Token);
        });

        var stored = await StoredAsync(store);

        var raw = stored.Notification.ShouldNotBeNull();
        Encoding.UTF8.GetString(raw.Body.Span).ShouldBe("{\"Статус\":1}");
        raw.ContentType.ShouldBe("application/json");
        raw.Query.ShouldBe("?a=1");
        raw.Headers["x-signature"].ShouldBe("abc");
        stored.Method.ShouldBe(Sample.Card);
        stored.Verdict.ShouldBeNull();
        (await store.RequestAsync(it => it.Tables().Payments.AnyAsync(Token))).ShouldBeFalse();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task The_last_result_is_written_with_the_save(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await store.RequestAsync(async it =>
        {
            var id = await it.Notifications().StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification(), null, Token);
            it.Notifications().SetResult(Sample.Tenant, id, "unverified", null, 1);
            it.Notifications().SetResult(Sample.Tenant, id, "applied", "CONFIRMED", 1);
            return await it.SaveAsync();
        });

        var stored = await StoredAsync(store);

        stored.Verdict.ShouldBe("applied");
        stored.Detail.ShouldBe("CONFIRMED");
        Encoding.UTF8.GetString(stored.Notification!.Body.Span).ShouldBe("{}");
        stored.Acquirer.ShouldBe("acme");
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_copy_is_counted_and_processed_in_place_of_the_first(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await StoreAsync(store, "{\"Status\":1}", verdict: null);
        await StoreAsync(store, "{\"Status\":1}", verdict: null);
        await StoreAsync(store, "{\"Status\":2}", verdict: "applied");
        (await AttentionAsync(store)).ShouldHaveSingleItem();

        await StoreAsync(store, "{\"Status\":1}", verdict: "applied");

        (await AttentionAsync(store)).ShouldBeEmpty();
        (await store.RequestAsync(it => it.Tables().Notifications.Select(row => row.Copies).ToListAsync(Token)))
            .ShouldBe([2, 0], ignoreOrder: true);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_body_with_another_signature_is_no_copy(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x-signature"] = "def" };

        await store.RequestAsync(async it =>
        {
            await it.Notifications().StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification(), null, Token);
            await it.Notifications()
                .StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification() with { Headers = headers }, null, Token);
        });

        (await store.RequestAsync(it => it.Tables().Notifications.CountAsync(Token))).ShouldBe(2);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Rejected_notifications_are_counted_by_hour_and_method(Database database)
    {
        var time = new FakeTimeProvider(Sample.Now.AddMinutes(59));
        await using var store = await Store.CreateAsync(database, postgres, time);
        var other = MethodCode.Parse("sbp")!.Value;

        (await CountAsync(store, Sample.Card)).ShouldBe(1);
        (await CountAsync(store, Sample.Card)).ShouldBe(2);
        (await CountAsync(store, other)).ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(1));
        (await CountAsync(store, Sample.Card)).ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Of_ten_uses_at_once_one_succeeds(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);

        var first = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => UseAsync(store, "state", "abc"))));

        first.Count(used => used).ShouldBe(1);
        (await UseAsync(store, "state", "abc")).ShouldBeFalse();
        (await UseAsync(store, "token", "abc")).ShouldBeTrue();
        (await UseAsync(store, "state", "other")).ShouldBeTrue();
    }

    private static Task<int> CountAsync(Store store, MethodCode method) =>
        store.RequestAsync(it => it.Notifications().CountRejectedAsync(Sample.Tenant, method, Token));

    private static Task<StoredNotification> StoredAsync(Store store) => store.RequestAsync(async it =>
    {
        var id = await it.Tables().Notifications.Select(row => row.Id).SingleAsync(Token);
        return (await it.Notifications().FindAsync(Sample.Tenant, new NotificationId(id), Token)).ShouldNotBeNull();
    });

    private static Task<IReadOnlyList<StoredNotification>> AttentionAsync(Store store) =>
        store.RequestAsync(it =>
            it.Notifications().UnprocessedAsync(Sample.Tenant, TimeProvider.System.GetUtcNow().AddHours(1), 10, Token)
        );

    private static Task<bool> StoreAsync(Store store, string body, string? verdict) => store.RequestAsync(async it =>
    {
        var id = await it.Notifications().StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification(body), null, Token);
        if (verdict is not null)
            it.Notifications().SetResult(Sample.Tenant, id, verdict, null, 1);
        return await it.SaveAsync();
    });

    private static Task<bool> UseAsync(Store store, string purpose, string value) => store.RequestAsync(it =>
        it.GetRequiredService<INonces>().TryUseAsync(purpose, value, TimeProvider.System.GetUtcNow().AddHours(1), Token));
}
