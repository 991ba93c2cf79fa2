using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit;
using CleanAcquiring.TestKit.Evidence;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>Three replicas on one database, notifications in copies to any of them, one after the other killed and started again.</summary>
public sealed class Replicas_under_fire(PostgresFixture postgres)
{
    private const int Replicas = 3;
    private const int Buyers = 12;
    private static readonly TimeSpan BetweenDeaths = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task The_bank_we_and_the_crm_end_with_the_same_sum()
    {
        var (sellers, each) = EvidenceFile.IsFull ? (50, 40) : (5, 6);
        var watch = Stopwatch.StartNew();
        await using var environment = await EmulatedEnvironment.FoundAsync(postgres, sellers, each);
        var urls = Enumerable.Range(0, Replicas).Select(_ => new Uri($"http://localhost:{FreePort.Take()}")).ToList();
        await using var balancer = await Balancer.StartAsync(environment.Options.GatewayUrl, urls);
        var replicas = new GatewayProcess[Replicas];
        for (var number = 0; number < Replicas; number++)
            replicas[number] = await environment.StartGatewayProcessAsync(urls[number].GetLeftPart(UriPartial.Authority));
        await environment.OnboardAsync();

        TestContext.Current.SendDiagnosticMessage($"open after {watch.Elapsed.TotalSeconds:0} s");
        var renewals = await RenewAtOnceAsync(environment, urls, sellers);
        using var peace = new CancellationTokenSource();
        var fire = FireAsync(environment, replicas, urls, peace.Token);
        var load = new LoadAccounts(environment, sellers, each);
        await load.PayAllAsync(Buyers);
        TestContext.Current.SendDiagnosticMessage(
            $"paid after {watch.Elapsed.TotalSeconds:0} s; the bank's notifications: {string.Join(' ', (await environment.Bank.PaymentsAsync()).Take(4).Select(payment => payment["notifications"]!.ToJsonString()))}"
        );
        await peace.CancelAsync();
        var deaths = await fire;
        var states = await load.SettledAsync();

        var bank = await environment.Bank.PaymentsAsync();
        var totals = await MoneyTotals.ReadAsync(bank, environment.Settings["ConnectionStrings:Postgres"]!, states);
        EvidenceFile.Write(
            "replicas",
            "Replicas",
            "./build/evidence.sh replicas",
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Replicas} gateway processes on one PostgreSQL, {load.Invoices.Count} payments of {sellers} sellers by {Buyers} buyers at once, every notification in two copies to two of the replicas, {deaths} times a replica killed with SIGKILL and started again; {watch.Elapsed.TotalSeconds:0} s."
                ),
                "",
                .. totals.Table,
                "",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Every seller's access token ended before the first click, which came to all {Replicas} replicas at once: {renewals} renewals for {sellers} sellers. Writes to an invoice: at most {states.Max(Writes)}. Payments opened at the bank and never paid (their opening died with a replica): {bank.Count - totals.Bank.Count}."
                ),
            ]
        );

        deaths.ShouldBeGreaterThan(0);
        renewals.ShouldBe(sellers);
        totals.ShouldAgree(load.Invoices.Count);
        states.ShouldAllBe(state => Writes(state) == 1 && state["notes"]!.AsArray().Count == 1);
    }

    private static int Writes(JsonNode state) => state["writes"]!.GetValue<int>();

    // Before the first death: a process that dies over a renewal takes the grant with it, for a refresh token is good once.
    private static async Task<int> RenewAtOnceAsync(EmulatedEnvironment environment, List<Uri> urls, int sellers)
    {
        var first = Enumerable.Range(1, sellers).Select(seller => new LoadInvoice(seller, 0)).ToList();
        foreach (var invoice in first)
        {
            using var ended = await environment.Client.PostAsync(
                new Uri(environment.EmulatorUrl, $"/amocrm/{invoice.Host}/end-access"),
                null,
                TestContext.Current.CancellationToken
            );
            ended.EnsureSuccessStatusCode();
        }
        var renewals = new Renewals(environment);
        await renewals.CountAsync();
        await Task.WhenAll(
            first.SelectMany(invoice =>
                urls.Select(async url => (await environment.ClickAsync(new Uri(url, invoice.PayPath))).Dispose())
            )
        );
        var counted = await renewals.CountedAsync();
        await environment.InjectFaultAsync();
        return counted;
    }

    private static async Task<int> FireAsync(
        EmulatedEnvironment environment,
        GatewayProcess[] replicas,
        List<Uri> urls,
        CancellationToken peace
    )
    {
        using var timer = new PeriodicTimer(BetweenDeaths);
        for (var deaths = 1; ; deaths++)
        {
            var victim = deaths % Replicas;
            await replicas[victim].KillAsync();
            replicas[victim] = await environment.StartGatewayProcessAsync(urls[victim].GetLeftPart(UriPartial.Authority));
            try
            {
                await timer.WaitForNextTickAsync(peace);
            }
            catch (OperationCanceledException)
            {
                return deaths;
            }
        }
    }
}
