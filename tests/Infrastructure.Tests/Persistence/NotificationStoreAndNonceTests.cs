using System.Text;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
            return await it.Notifications().StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification("{\"Статус\":1}"), Token);
        });

        var stored = await store.RequestAsync(it => it.Tables().Notifications.SingleAsync(Token));

        Encoding.UTF8.GetString(stored.Body).ShouldBe("{\"Статус\":1}");
        stored.ContentType.ShouldBe("application/json");
        stored.Query.ShouldBe("?a=1");
        stored.Headers["x-signature"].ShouldBe("abc");
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
            var id = await it.Notifications().StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification(), Token);
            it.Notifications().SetResult(Sample.Tenant, id, "unverified", null, 1);
            it.Notifications().SetResult(Sample.Tenant, id, "applied", "CONFIRMED", 1);
            return await it.SaveAsync();
        });

        var stored = await store.RequestAsync(it => it.Tables().Notifications.SingleAsync(Token));

        stored.Verdict.ShouldBe("applied");
        stored.Detail.ShouldBe("CONFIRMED");
        Encoding.UTF8.GetString(stored.Body).ShouldBe("{}");
        stored.Acquirer.ShouldBe("acme");
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_processed_copy_clears_an_unprocessed_notification(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres);
        await StoreAsync(store, "{\"Status\":1}", verdict: null);
        await StoreAsync(store, "{\"Status\":1}", verdict: null);
        await StoreAsync(store, "{\"Status\":2}", verdict: "applied");
        (await AttentionAsync(store)).Count.ShouldBe(2);

        await StoreAsync(store, "{\"Status\":1}", verdict: "applied");

        (await AttentionAsync(store)).ShouldBeEmpty();
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

    private static Task<IReadOnlyList<StoredNotification>> AttentionAsync(Store store) =>
        store.RequestAsync(it =>
            it.Notifications().UnprocessedAsync(Sample.Tenant, TimeProvider.System.GetUtcNow().AddHours(1), 10, Token)
        );

    private static Task<bool> StoreAsync(Store store, string body, string? verdict) => store.RequestAsync(async it =>
    {
        var id = await it.Notifications().StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification(body), Token);
        if (verdict is not null)
            it.Notifications().SetResult(Sample.Tenant, id, verdict, null, 1);
        return await it.SaveAsync();
    });

    private static Task<bool> UseAsync(Store store, string purpose, string value) => store.RequestAsync(it =>
        it.GetRequiredService<INonces>().TryUseAsync(purpose, value, TimeProvider.System.GetUtcNow().AddHours(1), Token));
}
