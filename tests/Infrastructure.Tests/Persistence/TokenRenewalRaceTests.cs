using CleanAcquiring.Application.Storage;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>Renewals of one account by several requests and processes at once.</summary>
public sealed class TokenRenewalRaceTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_callers_in_two_processes_renew_once()
    {
        await using var one = await InstalledAsync(Database.Postgres);
        await using var other = Store.Replica(one.Settings);
        await SpendOnceAsync(one, other);
    }

    [Fact]
    public async Task A_renewal_blocks_another_process_at_the_database()
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
    public async Task Twenty_callers_on_sqlite_renew_once()
    {
        await using var store = await InstalledAsync(Database.Sqlite);
        await SpendOnceAsync(store, store);
    }

    [Fact]
    public async Task A_renewal_does_not_block_a_payments_save()
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
                    """
                    SELECT EXISTS (
                        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS "Value"
                    """
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
}
