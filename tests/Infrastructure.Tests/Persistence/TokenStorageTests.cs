using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class TokenStorageTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task An_earlier_scope_sees_the_new_pair_and_host(Database database)
    {
        await using var store = await InstalledAsync(database);
        await store.RequestAsync(async it =>
        {
            var account = (await it.Accounts().FindAsync(Sample.Tenant, Token))!;

            var moved = new TokenChange.Store(Sample.Tokens("2"), "moved.amocrm.ru");

            (await it.Tokens().ChangeAsync(Sample.Tenant, Becomes(moved), Token)).ShouldBe(Sample.Tokens("2"));

            (await it.Tokens().FindAsync(Sample.Tenant, Token)).ShouldBe(Sample.Tokens("2"));
            account.Profile.Host.ShouldBe("moved.amocrm.ru");
            it.Tables().ChangeTracker.DetectChanges();
            it.Tables().ChangeTracker.HasChanges().ShouldBeFalse();
        });
        var read = await store.RequestAsync(it => it.Accounts().FindAsync(Sample.Tenant, Token));
        read!.Profile.ShouldBe(Sample.Account().Profile with { Host = "moved.amocrm.ru" });
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_dead_grant_removes_the_tokens(Database database)
    {
        await using var store = await InstalledAsync(database);
        await store.RequestAsync(async it =>
        {
            var account = (await it.Accounts().FindAsync(Sample.Tenant, Token))!;

            (await it.Tokens().ChangeAsync(Sample.Tenant, Becomes(new TokenChange.Dead()), Token)).ShouldBeNull();

            (await it.Tokens().FindAsync(Sample.Tenant, Token)).ShouldBeNull();
            account.Status.ShouldBe(AccountStatus.ReauthorizationRequired);
            it.Tables().ChangeTracker.DetectChanges();
            it.Tables().ChangeTracker.HasChanges().ShouldBeFalse();
        });
        (await store.RequestAsync(it => it.Accounts().FindAsync(Sample.Tenant, Token)))!.Status.ShouldBe(
            AccountStatus.ReauthorizationRequired
        );
        (await store.RequestAsync(it => it.Tokens().FindAsync(Sample.Tenant, Token))).ShouldBeNull();
        (
            await store.RequestAsync(it =>
                it.Tokens().ChangeAsync(Sample.Tenant, (_, _) => throw new InvalidOperationException("not asked"), Token)
            )
        ).ShouldBeNull();
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_disconnection_ends_only_the_installation_that_was_refused(Database database)
    {
        await using var store = await InstalledAsync(database);

        await store.RequestAsync(it => it.Tokens().DisconnectAsync(Sample.Tenant, Sample.Now.AddMinutes(-1), Token));
        (await store.RequestAsync(it => it.Tokens().FindAsync(Sample.Tenant, Token))).ShouldBe(Sample.Tokens());

        await store.RequestAsync(it => it.Tokens().DisconnectAsync(Sample.Tenant, Sample.Now, Token));
        (await store.RequestAsync(it => it.Tokens().FindAsync(Sample.Tenant, Token))).ShouldBeNull();
        (await StatusAsync(store)).ShouldBe(AccountStatus.Disconnected);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_disconnection_within_an_installation_does_not_outlive_it(Database database)
    {
        await using var store = await InstalledAsync(database);

        await store.RequestAsync(async it =>
        {
            var account = (await it.Accounts().FindAsync(Sample.Tenant, Token))!;
            account.Install(account.Profile, Sample.Now.AddMinutes(1));
            await store.RequestAsync(hook => hook.Tokens().DisconnectAsync(Sample.Tenant, Sample.Now, Token));
            (await it.SaveAsync()).ShouldBeTrue();
            await it.Tokens().StoreAsync(Sample.Tenant, Sample.Tokens("2"), Token);
        });

        (await StatusAsync(store)).ShouldBe(AccountStatus.Active);
        (await store.RequestAsync(it => it.Tokens().FindAsync(Sample.Tenant, Token))).ShouldBe(Sample.Tokens("2"));
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_cancelled_caller_stores_the_new_pair(Database database)
    {
        await using var store = await InstalledAsync(database);
        using var browser = new CancellationTokenSource();

        await store.RequestAsync(it => it.Tokens().ChangeAsync(
            Sample.Tenant,
            async (_, cancellationToken) =>
            {
                await browser.CancelAsync();
                cancellationToken.IsCancellationRequested.ShouldBeFalse();
                return new TokenChange.Store(Sample.Tokens("2"));
            },
            browser.Token));

        (await store.RequestAsync(it => it.Tokens().FindAsync(Sample.Tenant, Token))).ShouldBe(Sample.Tokens("2"));
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task A_failed_change_frees_the_lock(Database database)
    {
        await using var store = await InstalledAsync(database);

        await Should.ThrowAsync<InvalidOperationException>(() => store.RequestAsync(it =>
            it.Tokens().ChangeAsync(Sample.Tenant, (_, _) => throw new InvalidOperationException("outage"), Token)));

        (await store.RequestAsync(it => it.Tokens().ChangeAsync(Sample.Tenant, Becomes(new TokenChange.Keep()), Token))).ShouldBe(
            Sample.Tokens()
        );
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task Tokens_are_sealed_in_every_column(Database database)
    {
        await using var store = await InstalledAsync(database);

        var columns = await store.RequestAsync(it => it.Tables().Database
            .SqlQueryRaw<string>("SELECT access_token || ' ' || refresh_token AS \"Value\" FROM accounts").SingleAsync(Token));

        columns.ShouldNotContain("access-");
        columns.ShouldNotContain("refresh-");
    }

    private static async Task<AccountStatus> StatusAsync(Store store) =>
        (await store.RequestAsync(it => it.Accounts().FindAsync(Sample.Tenant, Token)))!.Status;

    private async Task<Store> InstalledAsync(Database database)
    {
        var store = await Store.CreateAsync(database, postgres);
        await store.RequestAsync(async it =>
        {
            it.Accounts().Add(Sample.Account());
            (await it.SaveAsync()).ShouldBeTrue();
            await it.Tokens().StoreAsync(Sample.Tenant, Sample.Tokens(), Token);
        });
        return store;
    }

    private static Func<TokenPair, CancellationToken, Task<TokenChange>> Becomes(TokenChange change) => (_, _) => Task.FromResult(change);
}
