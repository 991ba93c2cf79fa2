using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

public sealed class TokenStorageTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_askers_in_two_processes_spend_a_refresh_token_once()
    {
        await using var one = await InstalledAsync(Database.Postgres);
        await using var other = Store.Replica(one.Settings);
        await SpendOnceAsync(one, other);
    }

    [Fact]
    public async Task Another_process_waits_at_the_database_while_a_token_is_being_renewed()
    {
        await using var one = await InstalledAsync(Database.Postgres);
        await using var other = Store.Replica(one.Settings);
        var seenByOther = new TaskCompletionSource<TokenPair>();
        Task? late = null;

        await one.RequestAsync(it => it.Tokens().ChangeAsync(
            Sample.Tenant,
            async (_, _) =>
            {
                late = other.RequestAsync(process => process.Tokens().ChangeAsync(
                    Sample.Tenant,
                    (tokens, _) =>
                    {
                        seenByOther.SetResult(tokens);
                        return Task.FromResult<TokenChange>(new TokenChange.Keep());
                    },
                    Token));
                while (!seenByOther.Task.IsCompleted && !await IsAnybodyWaitingAsync(one))
                    await Task.Yield();
                return new TokenChange.Store(Sample.Tokens("2"));
            },
            Token));

        await late!;
        (await seenByOther.Task).ShouldBe(Sample.Tokens("2"));
    }

    [Fact]
    public async Task Twenty_askers_on_sqlite_spend_a_refresh_token_once()
    {
        await using var store = await InstalledAsync(Database.Sqlite);
        await SpendOnceAsync(store, store);
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task The_scope_that_read_the_account_before_sees_the_new_pair_and_the_new_host(Database database)
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
    public async Task A_dead_grant_leaves_no_tokens_and_an_account_to_be_authorised(Database database)
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
    public async Task An_asker_who_goes_away_does_not_lose_the_pair_that_was_got(Database database)
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
    public async Task A_change_that_fails_changes_nothing_and_frees_the_lock(Database database)
    {
        await using var store = await InstalledAsync(database);

        await Should.ThrowAsync<InvalidOperationException>(() => store.RequestAsync(it =>
            it.Tokens().ChangeAsync(Sample.Tenant, (_, _) => throw new InvalidOperationException("outage"), Token)));

        (await store.RequestAsync(it => it.Tokens().ChangeAsync(Sample.Tenant, Becomes(new TokenChange.Keep()), Token))).ShouldBe(
            Sample.Tokens()
        );
    }

    [Theory, InlineData(Database.Postgres), InlineData(Database.Sqlite)]
    public async Task No_column_holds_a_token_in_the_open(Database database)
    {
        await using var store = await InstalledAsync(database);

        var columns = await store.RequestAsync(it => it.Tables().Database
            .SqlQueryRaw<string>("SELECT access_token || ' ' || refresh_token AS \"Value\" FROM accounts").SingleAsync(Token));

        columns.ShouldNotContain("access-");
        columns.ShouldNotContain("refresh-");
    }

    [Fact]
    public async Task A_payment_is_written_while_the_accounts_token_is_being_renewed()
    {
        await using var store = await InstalledAsync(Database.Postgres);

        await store.RequestAsync(it => it.Tokens().ChangeAsync(
            Sample.Tenant,
            async (_, _) =>
            {
                (await store.RequestAsync(async other =>
                {
                    (await other.Accounts().FindAsync(Sample.Tenant, Token))!.Add(Sample.Method());
                    other.Payments().Add(Sample.Payment());
                    return await other.SaveAsync();
                })).ShouldBeTrue();
                return new TokenChange.Keep();
            },
            Token));
    }

    private static Task<bool> IsAnybodyWaitingAsync(Store store) =>
        store.RequestAsync(it =>
            it.Tables()
                .Database.SqlQueryRaw<bool>(
                    "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS \"Value\""
                )
                .SingleAsync(Token)
        );

    private static async Task SpendOnceAsync(Store one, Store other)
    {
        var spent = 0;
        var now = Sample.Tokens().ExpiresAt.AddMinutes(1);

        async Task<TokenChange> RenewAsync(TokenPair tokens, CancellationToken cancellationToken)
        {
            if (tokens.ExpiresAt > now)
                return new TokenChange.Keep();
            tokens.RefreshToken.ShouldBe("refresh-1");
            Interlocked.Increment(ref spent);
            await Task.Yield();
            return new TokenChange.Store(Sample.Tokens("2") with { ExpiresAt = now.AddDays(1) });
        }

        var pairs = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() =>
            (number % 2 == 0 ? one : other).RequestAsync(it => it.Tokens().ChangeAsync(Sample.Tenant, RenewAsync, Token)))));

        spent.ShouldBe(1);
        pairs.ShouldAllBe(pair => pair != null && pair.AccessToken == "access-2");
    }

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
