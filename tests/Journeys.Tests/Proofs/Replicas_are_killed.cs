using System.Diagnostics;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit;
using CleanAcquiring.TestKit.Evidence;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>
/// Three replicas on one empty database, killed and started again in turn under load: directly, and through a pooler that gives each
/// transaction another connection. Every notification arrives twice, at two of them.
/// </summary>
[Collection(nameof(Alone))]
public sealed class Replicas_are_killed(PostgresFixture postgres)
{
    private const int Replicas = 3;
    private const int Buyers = 12;
    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(5);

    // A test run has time for one, and the pooler is the harder.
    public static TheoryData<bool> Pooled => EvidenceFile.IsFull ? [false, true] : [true];

    [Theory]
    [MemberData(nameof(Pooled))]
    public async Task Acquirer_gateway_and_crm_end_with_equal_totals(bool isPooled)
    {
        var (sellers, invoices) = EvidenceFile.IsFull ? (50, 40) : (5, 6);
        var watch = Stopwatch.StartNew();
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var pooler = isPooled ? await PgBouncer.StartAsync(database) : null;
        await using var shop = await Shop.WithoutGatewayAsync(pooler?.ConnectionString ?? database, sellers, invoices);
        var urls = Enumerable.Range(0, Replicas).Select(_ => new Uri($"http://localhost:{FreePort.Take()}")).ToList();
        await using var balancer = await Balancer.StartAsync(shop.GatewayUrl, urls);
        var replicas = new GatewayProcess[Replicas];
        for (var number = 0; number < Replicas; number++)
            replicas[number] = await shop.StartGatewayProcessAsync(urls[number]);
        await shop.OnboardAsync();

        var renewals = await RenewTokensAsync(shop, urls, sellers);
        using var end = new CancellationTokenSource();
        var killing = KillInTurnAsync(shop, replicas, urls, end.Token);
        var load = new LoadAccounts(shop, sellers, invoices);
        await load.PayAllAsync(Buyers);
        await end.CancelAsync();
        var kills = await killing;
        var states = await load.SettledAsync();

        var totals = await MoneyTotals.ReadAsync(shop.Acquirer.Payments, shop.Settings["ConnectionStrings:Postgres"]!, states);
        var unpaid = shop.Acquirer.Payments.Count - totals.Acquirer.Count;
        EvidenceFile.Write(
            isPooled ? "replicas-pooled" : "replicas",
            isPooled ? "Replicas behind PgBouncer" : "Replicas",
            "./build/evidence.sh replicas",
            [
                $"{Replicas} gateway processes on one PostgreSQL{(isPooled ? " behind PgBouncer in transaction mode" : "")}, "
                    + $"{load.Invoices.Count} payments of {sellers} sellers by {Buyers} buyers at once, every notification in two "
                    + $"copies to two of the replicas, {kills} times a replica killed with SIGKILL and started again; "
                    + $"{(int)watch.Elapsed.TotalSeconds} s.",
                "",
                .. totals.Table,
                "",
                $"Every seller's access token expired before the first click, which came to all {Replicas} replicas at once: "
                    + $"{renewals} renewals for {sellers} sellers. Writes to an invoice: at most {states.Max(Writes)}. Payments opened at "
                    + $"the acquirer and never paid, because a replica was killed meanwhile: {unpaid}.",
            ]);

        kills.ShouldBeGreaterThan(0);
        renewals.ShouldBe(sellers);
        totals.ShouldAgree(load.Invoices.Count);
        states.ShouldAllBe(state => Writes(state) == 1 && state["notes"]!.AsArray().Count == 1);
    }

    private static int Writes(JsonNode invoice) => (int)invoice["writes"]!;

    // Before the first kill: a replica killed during a renewal loses the grant, since a refresh token is valid once.
    private static async Task<int> RenewTokensAsync(Shop shop, List<Uri> urls, int sellers)
    {
        var first = Enumerable.Range(1, sellers).Select(seller => new LoadInvoice(seller, 0)).ToList();
        foreach (var invoice in first)
        {
            using var ended = await shop.Client.PostAsync(
                new Uri(shop.EmulatorUrl, $"/amocrm/{invoice.Host}/end-access"), null, TestContext.Current.CancellationToken);
            ended.EnsureSuccessStatusCode();
        }
        await Renewals.StartAsync(shop);
        await Task.WhenAll(
            first.SelectMany(invoice => urls.Select(async url => (await shop.ClickAsync(new Uri(url, invoice.PayPath))).Dispose())));
        var renewals = await Renewals.CountAsync(shop);
        await shop.ClearFaultsAsync();
        return renewals;
    }

    private static async Task<int> KillInTurnAsync(Shop shop, GatewayProcess[] replicas, List<Uri> urls, CancellationToken end)
    {
        for (var kills = 1; ; kills++)
        {
            var next = kills % Replicas;
            await replicas[next].KillAsync();
            replicas[next] = await shop.StartGatewayProcessAsync(urls[next]);
            // Counted from the start of the replica: on a slow machine none would ever serve.
            using var timer = new PeriodicTimer(BetweenKills);
            try
            {
                await timer.WaitForNextTickAsync(end);
            }
            catch (OperationCanceledException)
            {
                return kills;
            }
        }
    }
}
