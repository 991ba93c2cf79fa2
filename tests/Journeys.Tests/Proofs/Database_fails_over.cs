using System.Diagnostics;
using System.Text.Json.Nodes;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Sealing;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Evidence;
using CleanAcquiring.TestKit.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>Kills the primary under load, promotes the synchronous standby, and checks that it has everything acknowledged.</summary>
[Collection(nameof(Alone))]
public sealed class Database_fails_over
{
    private const int Buyers = 8;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task Acknowledged_notifications_and_payments_are_not_lost()
    {
        var (sellers, invoices) = EvidenceFile.IsFull ? (25, 20) : (6, 20);
        var watch = Stopwatch.StartNew();
        await using var server = await ReplicatedServer.StartAsync(TestContext.Current.CancellationToken);
        await using var shop = await Shop.WithoutGatewayAsync(server.ConnectionString, sellers, invoices);
        await shop.StartGatewayProcessAsync();
        await shop.OnboardAsync();

        var load = new LoadAccounts(shop, sellers, invoices);
        var paying = load.PayAllAsync(Buyers);
        await Eventually.TrueAsync(
            () => Task.FromResult(paying.IsCompleted || load.Paid >= load.Invoices.Count / 3), "a third has paid", Timeout);
        var acknowledged = await AcknowledgedAsync(shop);
        var paidBefore = load.Paid;
        await server.FailOverAsync(TestContext.Current.CancellationToken);
        var stored = await StoredAsync(shop, server.StandbyConnectionString);
        await paying;
        var states = await load.SettledAsync();

        var lost = acknowledged.Where(order => stored.GetValueOrDefault(order.Key) < order.Value).Select(order => order.Key).ToList();
        var totals = await MoneyTotals.ReadAsync(shop.Acquirer.Payments, server.StandbyConnectionString, states);
        var clicks = load.Responses.OrderBy(response => response.Key).Select(response => $"{response.Key} × {response.Value}");
        EvidenceFile.Write(
            "failover",
            "The database fails over",
            "./build/evidence.sh failover",
            [
                $"A primary with a synchronous standby, one gateway, {load.Invoices.Count} payments of {sellers} sellers by {Buyers} "
                    + $"buyers at once; the primary killed with SIGKILL when {paidBefore} had paid, the standby promoted; "
                    + $"{(int)watch.Elapsed.TotalSeconds} s.",
                "",
                $"Notifications acknowledged to the acquirer before the kill: {acknowledged.Values.Sum()}, "
                    + $"orders that miss some on the promoted standby: {lost.Count}. Clicks by status: {string.Join(", ", clicks)}.",
                "",
                .. totals.Table,
            ]);

        paidBefore.ShouldBeLessThan(load.Invoices.Count);
        acknowledged.ShouldNotBeEmpty();
        lost.ShouldBeEmpty();
        load.Responses.Keys.ShouldBeSubsetOf([202, 303, 503]);
        totals.ShouldAgree(load.Invoices.Count);
        states.ShouldAllBe(state => state["notes"]!.AsArray().Count == 1);
    }

    /// <summary>The acknowledged notifications of each order, counted by the acquirer.</summary>
    private static async Task<Dictionary<string, long>> AcknowledgedAsync(Shop shop) =>
        (await shop.Acquirer.RowsAsync())
            .Where(payment => (int)payment["notifications"]!["accepted"]! > 0)
            .ToDictionary(
                payment => (string)payment["orderId"]!,
                payment => (long)payment["notifications"]!["accepted"]!,
                StringComparer.Ordinal);

    /// <summary>The stored notifications of each order, copies included; the gateway's own storage opens them.</summary>
    private static async Task<Dictionary<string, long>> StoredAsync(Shop shop, string database)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(shop.Settings)
            .AddInMemoryCollection([new("ConnectionStrings:Postgres", database)])
            .Build();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddPersistence(configuration)
            .AddSealing(configuration)
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<INotificationStore>();
        List<StoredNotification> all = [];
        foreach (var tenant in await TenantsAsync(database))
            all.AddRange(await store.BetweenAsync(
                tenant, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, int.MaxValue, TestContext.Current.CancellationToken));
        return all
            .GroupBy(stored => (string)JsonNode.Parse(stored.Notification!.Body.Span)!["OrderId"]!, StringComparer.Ordinal)
            .ToDictionary(order => order.Key, order => order.Sum(stored => 1L + stored.Copies), StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<TenantKey>> TenantsAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT DISTINCT platform, account_id FROM notifications");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<TenantKey> tenants = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            tenants.Add(new TenantKey((Platform)reader.GetInt32(0), reader.GetInt64(1)));
        return tenants;
    }
}
