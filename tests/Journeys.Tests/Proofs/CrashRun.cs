using System.Diagnostics;
using System.Globalization;
using CleanAcquiring.CrashPoints;
using CleanAcquiring.Journeys.Tests.Harness;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>The result of one payment during which the gateway was killed.</summary>
/// <param name="Passed">Names of the crash points passed.</param>
/// <param name="WasKilled">The gateway reached its crash point.</param>
/// <param name="Violations">Violated invariants.</param>
/// <param name="Opened">Payments opened at the acquirer.</param>
/// <param name="Writes">Writes to the invoice in amoCRM.</param>
/// <param name="Recovery">From the discovery of the kill, before another gateway starts, to the last follow-up.</param>
internal sealed record CrashRun(
    IReadOnlyList<string> Passed, bool WasKilled, IReadOnlyList<string> Violations, int Opened, int Writes, TimeSpan Recovery)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(4);

    /// <param name="postgres">Creates the database.</param>
    /// <param name="point">Number of the crash point; 0 for none.</param>
    /// <param name="acquirer">Name of the sellers' acquirer; the first registered one by default.</param>
    public static async Task<CrashRun> RunAsync(PostgresFixture postgres, int point, string? acquirer)
    {
        var folder = Directory.CreateTempSubdirectory("crash-points-").FullName;
        try
        {
            await using var shop = await Shop.WithoutGatewayAsync(postgres, acquirer: acquirer);
            shop.Settings["DOTNET_STARTUP_HOOKS"] = typeof(Points).Assembly.Location;
            shop.Settings[Points.Folder] = folder;
            var gateway = await shop.StartGatewayProcessAsync();
            shop.Settings.Remove("DOTNET_STARTUP_HOOKS");
            await shop.OnboardAsync();
            await File.WriteAllTextAsync(
                Path.Combine(folder, Points.Armed), point.ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);
            return await PayAsync(shop, gateway, Path.Combine(folder, Points.Passed));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<CrashRun> PayAsync(Shop shop, GatewayProcess gateway, string passed)
    {
        var restarted = new RestartedGateway(shop, gateway);
        await Eventually.TrueAsync(() => restarted.TryAsync(() => HasPaidAsync(shop)), "the buyer pays", Timeout);
        await Eventually.TrueAsync(() => restarted.TryAsync(() => IsSyncedAsync(shop)), "the CRM is synced and no work is due", Timeout);
        return new CrashRun(
            await File.ReadAllLinesAsync(passed, TestContext.Current.CancellationToken),
            restarted.Kills > 0,
            [.. await ViolationsAsync(shop)],
            shop.Acquirer.Payments.Count,
            (int)(await shop.Crm.InvoiceAsync())["writes"]!,
            restarted.SinceKill.Elapsed);
    }

    private static async Task<List<string>> ViolationsAsync(Shop shop)
    {
        List<string> violations = [];
        if (shop.Acquirer.Payments.Count(payment => payment.IsCaptured) != 1)
            violations.Add("the acquirer did not capture once");
        if ((await shop.Seller.PaymentsAsync()).Count(payment => (string?)payment["state"] == "paid") != 1)
            violations.Add("not one payment is paid");
        if ((await shop.Crm.InvoiceAsync())["notes"]!.AsArray().Count != 1)
            violations.Add("not one note");
        if (await shop.Seller.AttentionAsync() is [var item, ..])
            violations.Add($"attention: {item["reason"]}");
        return violations;
    }

    // A buyer who has to wait, or gets no response, clicks again.
    private static async Task<bool> HasPaidAsync(Shop shop)
    {
        using var click = await shop.ClickAsync("complete");
        if (await shop.PaymentPageAsync(click) is not { } paymentPage)
            return false;
        using var pressed = await shop.PressAsync(paymentPage);
        return shop.Acquirer.Payments.Any(payment => payment.IsCaptured);
    }

    private static async Task<bool> IsSyncedAsync(Shop shop)
    {
        var invoice = await shop.Crm.InvoiceAsync();
        if ((string?)invoice["status"] != "paid" || invoice["notes"]!.AsArray().Count == 0)
            return false;
        var payments = await shop.Seller.PaymentsAsync();
        var details = await Task.WhenAll(payments.Select(payment => shop.Seller.DetailsAsync((string)payment["id"]!)));
        // Reconciliation is due a day later. A notice of a hold that was captured while it was scheduled finds nothing to say, days later.
        return details.All(payment => payment["work"]!.AsArray().All(work => (string?)work!["kind"] is "reconcile" or "watchHold"));
    }

    /// <summary>Starts another gateway after the current one was killed.</summary>
    private sealed class RestartedGateway(Shop shop, GatewayProcess gateway)
    {
        private GatewayProcess current = gateway;

        public int Kills { get; private set; }

        public Stopwatch SinceKill { get; } = new();

        public async Task<bool> TryAsync(Func<Task<bool>> step)
        {
            if (current.HasExited)
            {
                Kills++;
                SinceKill.Restart();
                current = await shop.StartGatewayProcessAsync();
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
