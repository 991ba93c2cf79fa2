using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class SellerSessionTests(PostgresFixture postgres)
{
    private readonly FakeTimeProvider time = new(Sample.Now);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Session_comes_back_as_it_was_saved(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        var opened = SellerSession.Open(Sample.Tenant, 7, time.GetUtcNow()) with { InstalledAt = Sample.Now };
        await AddAsync(store, opened);
        (await StartAsync(store, Sample.Tenant)).ShouldBe(opened);
        var used = opened.Learn(true, "Анна", time.GetUtcNow()).Use(time.GetUtcNow());

        await RequestAsync(store, it => it.SaveAsync(used, "token", Token));

        (await FindAsync(store, Sample.Tenant)).ShouldBe(used);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Of_ten_trades_at_once_one_succeeds(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await AddAsync(store, SellerSession.Open(Sample.Tenant, 7, time.GetUtcNow()));

        var traded = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() =>
            RequestAsync(store, it => it.StartAsync(Sample.Tenant, "code", $"token-{number}", Token)))));

        traded.Count(session => session is not null).ShouldBe(1);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Session_of_another_tenant_is_not_found(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await AddAsync(store, SellerSession.Open(Sample.Tenant, 7, time.GetUtcNow()));
        var other = Sample.Tenant with { AccountId = Sample.Tenant.AccountId + 1 };

        (await StartAsync(store, other)).ShouldBeNull();
        await StartAsync(store, Sample.Tenant);
        (await FindAsync(store, other)).ShouldBeNull();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Expired_session_is_not_found_and_then_removed(Database database)
    {
        await using var store = await Store.CreateAsync(database, postgres, time);
        await AddAsync(store, SellerSession.Open(Sample.Tenant, 7, time.GetUtcNow()));
        time.Advance(SellerSession.CodeLife);

        (await StartAsync(store, Sample.Tenant)).ShouldBeNull();
        await RequestAsync(store, async it =>
        {
            await it.RemoveExpiredAsync(Sample.Tenant, Token);
            return true;
        });

        (await store.RequestAsync(it => it.Tables().SellerSessions.AnyAsync(Token))).ShouldBeFalse();
    }

    private static Task<SellerSession?> StartAsync(Store store, TenantKey tenant) =>
        RequestAsync(store, it => it.StartAsync(tenant, "code", "token", Token));

    private static Task<SellerSession?> FindAsync(Store store, TenantKey tenant) =>
        RequestAsync(store, it => it.FindAsync(tenant, "token", Token));

    private static Task AddAsync(Store store, SellerSession session) =>
        store.RequestAsync(it => it.GetRequiredService<ISellerSessions>().AddAsync(session, "code", Token));

    private static Task RequestAsync(Store store, Func<ISellerSessions, Task> work) =>
        store.RequestAsync(it => work(it.GetRequiredService<ISellerSessions>()));

    private static Task<T> RequestAsync<T>(Store store, Func<ISellerSessions, Task<T>> work) =>
        store.RequestAsync(it => work(it.GetRequiredService<ISellerSessions>()));
}
