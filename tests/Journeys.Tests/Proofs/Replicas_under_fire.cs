using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Testing;
using CleanAcquiring.Testing.Evidence;
using CleanAcquiring.Testing.Postgres;

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
        await using var town = await Town.FoundAsync(postgres, sellers, each);
        var urls = Enumerable.Range(0, Replicas).Select(_ => new Uri($"http://localhost:{FreePort.Take()}")).ToList();
        await using var balancer = await Balancer.StartAsync(town.Options.GatewayUrl, urls);
        var replicas = new GatewayProcess[Replicas];
        for (var number = 0; number < Replicas; number++)
            replicas[number] = await town.StartGatewayProcessAsync(urls[number].GetLeftPart(UriPartial.Authority));
        await town.OnboardAsync();

        TestContext.Current.SendDiagnosticMessage($"open after {watch.Elapsed.TotalSeconds:0} s");
        var renewals = await RenewAtOnceAsync(town, urls, sellers);
        using var peace = new CancellationTokenSource();
        var fire = FireAsync(town, replicas, urls, peace.Token);
        var crowd = new Crowd(town, sellers, each);
        await crowd.PayAllAsync(Buyers);
        TestContext.Current.SendDiagnosticMessage($"paid after {watch.Elapsed.TotalSeconds:0} s; the bank's notifications: {string.Join(' ', (await town.Bank.PaymentsAsync()).Take(4).Select(payment => payment["notifications"]!.ToJsonString()))}");
        await peace.CancelAsync();
        var deaths = await fire;
        var states = await crowd.SettledAsync();

        var bank = await town.Bank.PaymentsAsync();
        var books = await Books.ReadAsync(bank, town.Settings["ConnectionStrings:Postgres"]!, states);
        EvidenceFile.Write("replicas", "Replicas", "./build/evidence.sh replicas",
        [
            string.Create(CultureInfo.InvariantCulture, $"{Replicas} gateway processes on one PostgreSQL, {crowd.Invoices.Count} payments of {sellers} sellers by {Buyers} buyers at once, every notification in two copies to two of the replicas, {deaths} times a replica killed with SIGKILL and started again; {watch.Elapsed.TotalSeconds:0} s."),
            "",
            .. books.Table,
            "",
            string.Create(CultureInfo.InvariantCulture, $"Every seller's access token ended before the first click, which came to all {Replicas} replicas at once: {renewals} renewals for {sellers} sellers. Writes to an invoice: at most {states.Max(Writes)}. Payments opened at the bank and never paid (their opening died with a replica): {bank.Count - books.Bank.Count}."),
        ]);

        deaths.ShouldBeGreaterThan(0);
        renewals.ShouldBe(sellers);
        books.ShouldAgree(crowd.Invoices.Count);
        states.ShouldAllBe(state => Writes(state) == 1 && state["notes"]!.AsArray().Count == 1);
    }

    private static int Writes(JsonNode state) => state["writes"]!.GetValue<int>();

    // Before the first death: a process that dies over a renewal takes the grant with it, for a refresh token is good once.
    private static async Task<int> RenewAtOnceAsync(Town town, List<Uri> urls, int sellers)
    {
        var first = Enumerable.Range(1, sellers).Select(seller => new CrowdInvoice(seller, 0)).ToList();
        foreach (var invoice in first)
        {
            using var ended = await town.Client.PostAsync(new Uri(town.EmulatorUrl, $"/amocrm/{invoice.Host}/end-access"), null, TestContext.Current.CancellationToken);
            ended.EnsureSuccessStatusCode();
        }
        var renewals = new Renewals(town);
        await renewals.CountAsync();
        await Task.WhenAll(first.SelectMany(invoice => urls.Select(async url => (await town.ClickAsync(new Uri(url, invoice.PayPath))).Dispose())));
        var counted = await renewals.CountedAsync();
        await town.MischiefAsync();
        return counted;
    }

    private static async Task<int> FireAsync(Town town, GatewayProcess[] replicas, List<Uri> urls, CancellationToken peace)
    {
        using var timer = new PeriodicTimer(BetweenDeaths);
        for (var deaths = 1; ; deaths++)
        {
            var victim = deaths % Replicas;
            await replicas[victim].KillAsync();
            replicas[victim] = await town.StartGatewayProcessAsync(urls[victim].GetLeftPart(UriPartial.Authority));
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
