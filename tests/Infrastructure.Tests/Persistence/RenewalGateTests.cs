using CleanAcquiring.Application;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Accounts;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace CleanAcquiring.Infrastructure.Tests.Persistence;

/// <summary>Renewals of many accounts while the CRM hangs.</summary>
public sealed class RenewalGateTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hanging_renewals_leave_connections_for_notifications()
    {
        var settings = await Store.SettingsAsync(Database.Postgres, postgres);
        settings["ConnectionStrings:Postgres"] = new NpgsqlConnectionStringBuilder(settings["ConnectionStrings:Postgres"])
        {
            MaxPoolSize = RenewalGate.AtOnce + 2,
            Timeout = 5,
        }.ConnectionString;
        await using var migrated = Store.Replica(settings);
        await migrated.Services.MigrateAsync(Token);
        var tenants = Enumerable.Range(1, 2 * RenewalGate.AtOnce).Select(number => new TenantKey(Platform.AmoCrm, number)).ToList();
        foreach (var tenant in tenants)
            await InstallAsync(migrated, tenant);
        var answer = new TaskCompletionSource();
        var begun = new SemaphoreSlim(0);

        var renewals = tenants.ConvertAll(tenant => migrated.RequestAsync(it => it.Tokens().ChangeAsync(
            tenant,
            async (_, _) =>
            {
                begun.Release();
                await answer.Task;
                return new TokenChange.Keep();
            },
            Token)));
        for (var i = 0; i < RenewalGate.AtOnce; i++)
            await begun.WaitAsync(Token);

        await migrated.RequestAsync(it =>
            it.Notifications().StoreAsync(Sample.Tenant, Sample.Card, "acme", Sample.Notification(), null, Token));

        answer.SetResult();
        await Task.WhenAll(renewals);
        begun.CurrentCount.ShouldBe(RenewalGate.AtOnce);
    }

    [Fact]
    public async Task A_renewal_that_finds_no_place_is_an_outage()
    {
        var clock = new FakeTimeProvider();
        using var gate = new RenewalGate(clock);
        for (var i = 1; i < RenewalGate.AtOnce; i++)
            await gate.EnterAsync(Token);
        var last = await gate.EnterAsync(Token);

        var waiting = gate.EnterAsync(Token);
        waiting.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(10));
        await Should.ThrowAsync<OutageException>(() => waiting);

        last.Dispose();
        using var place = await gate.EnterAsync(Token);
    }

    private static Task InstallAsync(Store store, TenantKey tenant) => store.RequestAsync(async it =>
    {
        it.Accounts().Add(Sample.Account(tenant));
        (await it.SaveAsync()).ShouldBeTrue();
        await it.Tokens().StoreAsync(tenant, Sample.Tokens(), Token);
    });
}
