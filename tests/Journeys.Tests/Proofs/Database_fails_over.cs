using System.Diagnostics;
using System.Globalization;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Evidence;
using CleanAcquiring.TestKit.Postgres;
using Npgsql;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>The primary is killed under load, the synchronous standby takes over; what was acknowledged is there.</summary>
public sealed class Database_fails_over
{
    private const int Buyers = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Nothing_acknowledged_is_lost()
    {
        var (sellers, each) = EvidenceFile.IsFull ? (25, 20) : (6, 8);
        var watch = Stopwatch.StartNew();
        await using var server = await ReplicatedServer.StartAsync(TestContext.Current.CancellationToken);
        await using var environment = await EmulatedEnvironment.FoundAsync(server.ConnectionString, sellers, each);
        await environment.StartGatewayProcessAsync();
        await environment.OnboardAsync();

        var load = new LoadAccounts(environment, sellers, each);
        var paying = load.PayAllAsync(Buyers);
        await Eventually.TrueAsync(
            () => Task.FromResult(paying.IsCompleted || load.Paid >= load.Invoices.Count / 3),
            "a third has paid",
            Patience
        );
        var before = await AcknowledgedAsync(environment);
        await server.FailOverAsync(TestContext.Current.CancellationToken);
        var kept = await KeptAsync(server.StandbyConnectionString);
        var paidBefore = load.Paid;
        await paying;
        var states = await load.SettledAsync();

        var bank = await environment.Bank.PaymentsAsync();
        var totals = await MoneyTotals.ReadAsync(bank, server.StandbyConnectionString, states);
        EvidenceFile.Write(
            "failover",
            "The database fails over",
            "./build/evidence.sh failover",
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A primary with a synchronous standby, one gateway, {load.Invoices.Count} payments of {sellers} sellers by {Buyers} buyers at once; the primary killed with SIGKILL when {paidBefore} had paid, the standby promoted; {watch.Elapsed.TotalSeconds:0} s."
                ),
                "",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Notifications that the bank knew to be acknowledged before the kill: {before.Sum(order => order.Value)}, missing on the promoted standby: {before.Count(order => kept.GetValueOrDefault(order.Key) < order.Value)}. Clicks by answer: {string.Join(", ", load.Answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Key} × {answer.Value}"))}."
                ),
                "",
                .. totals.Table,
            ]
        );

        paidBefore.ShouldBeLessThan(load.Invoices.Count);
        before.ShouldNotBeEmpty();
        before.Where(order => kept.GetValueOrDefault(order.Key) < order.Value).ShouldBeEmpty();
        load.Answers.Keys.ShouldBeSubsetOf([202, 303, 503]);
        totals.ShouldAgree(load.Invoices.Count);
        states.ShouldAllBe(state => state["notes"]!.AsArray().Count == 1);
    }

    // By order: how many notifications the bank saw acknowledged.
    private static async Task<Dictionary<string, long>> AcknowledgedAsync(EmulatedEnvironment environment) =>
        (await environment.Bank.PaymentsAsync())
            .Where(payment => payment["notifications"]!["accepted"]!.GetValue<int>() > 0)
            .ToDictionary(
                payment => (string)payment["orderId"]!,
                payment => payment["notifications"]!["accepted"]!.GetValue<long>(),
                StringComparer.Ordinal
            );

    // By order: how many notifications the store holds.
    private static async Task<Dictionary<string, long>> KeptAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            "SELECT convert_from(body, 'UTF8')::json ->> 'OrderId', count(*) FROM notifications GROUP BY 1"
        );
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Dictionary<string, long> kept = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            kept[reader.GetString(0)] = reader.GetInt64(1);
        return kept;
    }
}
