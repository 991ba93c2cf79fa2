using System.Diagnostics;
using System.Globalization;
using System.Net;
using CleanAcquiring.CrashPoints;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>One payment with one death in it.</summary>
internal sealed record CrashRun(
    IReadOnlyList<string> Passed,
    bool WasKilled,
    IReadOnlyList<string> Flaws,
    int Opened,
    int Writes,
    double Seconds
)
{
    private const long Complete = 918273;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <param name="postgres">Gives a database.</param>
    /// <param name="point">Number of the deadly point; 0 to live.</param>
    public static async Task<CrashRun> RunAsync(PostgresFixture postgres, int point)
    {
        var folder = Directory.CreateTempSubdirectory("kill-points-").FullName;
        try
        {
            await using var environment = await EmulatedEnvironment.FoundAsync(postgres);
            environment.Settings["DOTNET_STARTUP_HOOKS"] = typeof(Points).Assembly.Location;
            environment.Settings[Points.Folder] = folder;
            var gateway = await environment.StartGatewayProcessAsync();
            environment.Settings.Remove("DOTNET_STARTUP_HOOKS");
            await environment.OnboardAsync();
            await File.WriteAllTextAsync(
                Path.Combine(folder, Points.Armed),
                point.ToString(CultureInfo.InvariantCulture),
                TestContext.Current.CancellationToken
            );
            return await PayAsync(environment, gateway, Path.Combine(folder, Points.Passed));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<CrashRun> PayAsync(EmulatedEnvironment environment, GatewayProcess gateway, string passed)
    {
        var watch = Stopwatch.StartNew();
        var killed = new KilledGateway(environment, gateway);
        await Eventually.TrueAsync(() => killed.TryAsync(() => HasPaidAsync(environment)), "the buyer pays", Patience);
        await Eventually.TrueAsync(() => killed.TryAsync(() => IsToldAsync(environment)), "the CRM is told and nothing is owed", Patience);
        var seconds = watch.Elapsed.TotalSeconds;
        var (names, wasKilled) = (await File.ReadAllLinesAsync(passed, TestContext.Current.CancellationToken), killed.Deaths > 0);

        var bank = await environment.Bank.PaymentsAsync();
        var invoice = await environment.Crm.InvoiceAsync(Complete);
        var ours = await environment.Seller.PaymentsAsync(Complete);
        var desk = (await environment.Seller.GetAsync("/attention"))["items"]!.AsArray();
        List<string> flaws = [];
        if (bank.Count(payment => (string?)payment["status"] == "CONFIRMED") != 1)
            flaws.Add("the bank took money not once");
        if (ours.Count(payment => (string?)payment["state"] == "paid") != 1)
            flaws.Add("we know not of one payment");
        if (invoice["notes"]!.AsArray().Count != 1)
            flaws.Add("not one note");
        if (desk.Count > 0)
            flaws.Add($"on the desk: {desk[0]!["reason"]}");
        return new CrashRun(names, wasKilled, flaws, bank.Count, invoice["writes"]!.GetValue<int>(), seconds);
    }

    // A buyer who is told to wait, or sees nothing, clicks again.
    private static async Task<bool> HasPaidAsync(EmulatedEnvironment environment)
    {
        using var click = await environment.ClickAsync("complete");
        if (click is not { StatusCode: HttpStatusCode.SeeOther, Headers.Location: { } bank })
            return false;
        using var paid = await environment.PressAsync(bank, "pay");
        return paid.StatusCode == HttpStatusCode.SeeOther;
    }

    private static async Task<bool> IsToldAsync(EmulatedEnvironment environment)
    {
        var invoice = await environment.Crm.InvoiceAsync(Complete);
        if ((string?)invoice["status"] != "paid" || invoice["notes"]!.AsArray().Count == 0)
            return false;
        var ours = await environment.Seller.PaymentsAsync(Complete);
        var owed = await Task.WhenAll(ours.Select(payment => environment.Seller.TimelineAsync((string)payment["id"]!)));
        // The totals are compared once more tomorrow.
        return owed.All(story => story["work"]!.AsArray().All(work => (string?)work!["kind"] == "reconcile"));
    }

    /// <summary>Starts the gateway again whenever it is dead.</summary>
    private sealed class KilledGateway(EmulatedEnvironment environment, GatewayProcess gateway)
    {
        private GatewayProcess current = gateway;

        public int Deaths { get; private set; }

        public async Task<bool> TryAsync(Func<Task<bool>> step)
        {
            if (current.IsDead)
            {
                Deaths++;
                current = await environment.StartGatewayProcessAsync();
            }
            try
            {
                return await step();
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }
}
