using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.Testing.Evidence;
using CleanAcquiring.Testing.Postgres;
using Npgsql;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>Three replicas on one database, notifications in copies to any of them, one after the other killed and started again.</summary>
public sealed class Replicas_under_fire(PostgresFixture postgres)
{
    private const int Replicas = 3;
    private const int Buyers = 12;
    private static readonly TimeSpan BetweenDeaths = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(12);

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
        using var peace = new CancellationTokenSource();
        var fire = FireAsync(town, replicas, urls, peace.Token);
        var invoices = Enumerable.Range(0, each).SelectMany(number => Enumerable.Range(1, sellers).Select(seller => new CrowdInvoice(seller, number))).ToList();
        await Parallel.ForEachAsync(invoices, new ParallelOptions { MaxDegreeOfParallelism = Buyers, CancellationToken = TestContext.Current.CancellationToken }, async (invoice, _) => await PayAsync(town, invoice));
        TestContext.Current.SendDiagnosticMessage($"paid after {watch.Elapsed.TotalSeconds:0} s; the bank's notifications: {string.Join(' ', (await town.Bank.PaymentsAsync()).Take(4).Select(payment => payment["notifications"]!.ToJsonString()))}");
        await peace.CancelAsync();
        var deaths = await fire;
        var states = await Task.WhenAll(invoices.Select(invoice => SettledAsync(town, invoice)));

        var bank = await town.Bank.PaymentsAsync();
        var taken = bank.Where(payment => (string?)payment["status"] == "CONFIRMED").ToList();
        var bankTotal = taken.Sum(payment => payment["amount"]!.GetValue<long>()) / 100m;
        var (ourCount, ourTotal) = await OursAsync(town.Settings["ConnectionStrings:Postgres"]!);
        var crmTotal = states.Length * CrowdInvoice.Sum;
        EvidenceFile.Write("replicas", "Replicas", "./build/evidence.sh replicas",
        [
            string.Create(CultureInfo.InvariantCulture, $"{Replicas} gateway processes on one PostgreSQL, {invoices.Count} payments of {sellers} sellers by {Buyers} buyers at once, every notification in two copies to two of the replicas, {deaths} times a replica killed with SIGKILL and started again; {watch.Elapsed.TotalSeconds:0} s."),
            "",
            "| whose books | payments | roubles |",
            "|---|--:|--:|",
            string.Create(CultureInfo.InvariantCulture, $"| the bank's | {taken.Count} | {bankTotal:0.00} |"),
            string.Create(CultureInfo.InvariantCulture, $"| ours | {ourCount} | {ourTotal:0.00} |"),
            string.Create(CultureInfo.InvariantCulture, $"| amoCRM's | {states.Length} | {crmTotal:0.00} |"),
            "",
            string.Create(CultureInfo.InvariantCulture, $"Writes to an invoice: at most {states.Max(Writes)}. Payments opened at the bank and never paid (their opening died with a replica): {bank.Count - taken.Count}."),
        ]);

        deaths.ShouldBeGreaterThan(0);
        (taken.Count, bankTotal).ShouldBe((invoices.Count, crmTotal));
        (ourCount, ourTotal).ShouldBe((invoices.Count, crmTotal));
        states.ShouldAllBe(state => Writes(state) == 1 && state["notes"]!.AsArray().Count == 1);
        bank.Where(payment => (string?)payment["status"] != "CONFIRMED").ShouldAllBe(payment => payment["remaining"]!.GetValue<long>() == 0);
    }

    private static int Writes(JsonNode state) => state["writes"]!.GetValue<int>();

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

    private static Task PayAsync(Town town, CrowdInvoice invoice) => Eventually.TrueAsync(
        async () =>
        {
            using var click = await town.ClickAsync(new Uri(new Uri(town.Options.GatewayUrl), invoice.PayPath));
            if (click is not { StatusCode: HttpStatusCode.SeeOther, Headers.Location: { } bank })
                return false;
            using var paid = await town.PressAsync(bank, "pay");
            return paid.StatusCode == HttpStatusCode.SeeOther;
        },
        $"{invoice} is paid",
        Patience);

    private static async Task<JsonNode> SettledAsync(Town town, CrowdInvoice invoice)
    {
        await Eventually.TrueAsync(
            async () => await town.Crm.InvoiceAsync(invoice.Id, invoice.Host) is var state && (string?)state["status"] == "paid" && state["notes"]!.AsArray().Count > 0,
            $"{invoice} is paid in the CRM",
            Patience);
        return await town.Crm.InvoiceAsync(invoice.Id, invoice.Host);
    }

    private static async Task<(long Count, decimal Total)> OursAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT count(*), coalesce(sum(amount), 0) FROM payments WHERE status = 4");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return (reader.GetInt64(0), reader.GetDecimal(1));
    }
}
