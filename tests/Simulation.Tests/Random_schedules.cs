using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.TestKit.Emulation;
using CleanAcquiring.TestKit.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>
/// Thousands of payments among deaths, outages, lost and repeated notifications; in the end the bank's oracle, ours and
/// amoCRM's agree.
/// </summary>
public sealed class Random_schedules
{
    private const string SeedVariable = "CLEANACQUIRING_SIMULATION_SEED";
    private const string CountVariable = "CLEANACQUIRING_SIMULATION_COUNT";
    private const int OfAnEnvironment = 100;

    // The machine's own time, for a schedule that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_three_books_agree_after_every_schedule()
    {
        var only = Number(SeedVariable);
        // One alone, as a failure names it; else all.
        var seeds = only is { } seed
            ? [seed]
            : Enumerable.Range(1, Number(CountVariable) ?? (EvidenceFile.IsFull ? 100_000 : 2_000)).ToList();
        var watch = Stopwatch.StartNew();
        var failures = new ConcurrentDictionary<int, string>();
        var happened = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            seeds.Chunk(OfAnEnvironment),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (chunk, _) => await RunAsync(chunk, failures, happened)
        );

        if (only is null)
            EvidenceFile.Write(
                "simulation",
                "Random schedules",
                "./build/evidence.sh simulation",
                Report(seeds.Count, failures.Count, watch.Elapsed, happened)
            );
        failures
            .OrderBy(failure => failure.Key)
            .Take(3)
            .Select(failure => $"{SeedVariable}={failure.Key} replays it\n{failure.Value}")
            .ShouldBeEmpty($"{failures.Count} of {seeds.Count} schedules");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task RunAsync(int[] seeds, ConcurrentDictionary<int, string> failures, ConcurrentDictionary<string, int> happened)
    {
        await using var environment = await EmulatedEnvironment.FoundAsync(seeds.Length);
        environment.ErrorLog.Listen();
        foreach (var (seed, account) in seeds.Zip(environment.Emulated<AmoCrmState>().LoadAccounts))
        {
            environment.SeededRandom.Begin(seed);
            var seller = await environment.OnboardAsync(account);
            var driver = new InvoiceDriver(environment, account);
            var schedule = new Schedule(seed, environment, driver, seller);
            List<string> flaws = [];
            try
            {
                await schedule.RunAsync().WaitAsync(Patience);
                await schedule.SettleAsync().WaitAsync(Patience);
                flaws.AddRange(MoneyOracle.FlawsAtRest(await WholeAsync(environment, seller.Tenant), driver));
            }
            catch (Exception failure)
            {
                flaws.Add($"{failure}");
                await environment.RestartAsync();
            }
            flaws.AddRange(schedule.Flaws);
            flaws.AddRange(environment.ErrorLog.Bugs.Distinct(StringComparer.Ordinal));
            environment.ErrorLog.Bugs.Clear();
            foreach (var name in schedule.Trace.Where(name => name[0] != ' '))
                happened.AddOrUpdate(name, 1, static (_, count) => count + 1);
            happened.AddOrUpdate("deaths", 0, (_, count) => count + schedule.Trace.Count(name => name == "  the gateway died"));
            happened.AddOrUpdate("taken by the bank", 0, (_, count) => count + driver.Bank().Count(row => row.TookMoney));
            if (flaws.Count > 0)
                failures[seed] = string.Join('\n', flaws.Concat(schedule.Trace).Concat(driver.Bank().Select(row => $"{row}")));
            await ForgetAsync(environment, seller.Tenant);
        }
    }

    // With their operations.
    private static async Task<IReadOnlyList<Payment>> WholeAsync(EmulatedEnvironment environment, Domain.Accounts.TenantKey tenant)
    {
        List<Payment> whole = [];
        foreach (var payment in await MoneyOracle.OursAsync(environment.Gateway, tenant))
            whole.Add(
                (
                    await environment.Gateway.ReadAsync(services =>
                        services
                            .GetRequiredService<Application.Storage.IPayments>()
                            .FindAsync(tenant, payment.Id, CancellationToken.None)
                    )
                )!
            );
        return whole;
    }

    // The next seller's schedule is its own: nothing is owed to this one any more.
    private static Task<int> ForgetAsync(EmulatedEnvironment environment, Domain.Accounts.TenantKey tenant) =>
        environment.Gateway.ReadAsync(services =>
            services.GetRequiredService<AcquiringDbContext>().FollowUps.Of(tenant).ExecuteDeleteAsync()
        );

    private static IEnumerable<string> Report(int schedules, int failed, TimeSpan took, ConcurrentDictionary<string, int> happened) =>
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{schedules} schedules in {took.TotalSeconds:0} s: the gateway's application and adapters on SQLite against the emulators, a clock that the schedule moves, deaths and interruptions before and after every write and every outside call. In {schedules - failed} of them the bank's oracle, ours and amoCRM's agreed in the end and no invariant broke on the way."
            ),
            "",
            "| what happened | times |",
            "|---|--:|",
            .. happened
                .OrderByDescending(entry => entry.Value)
                .Select(entry => string.Create(CultureInfo.InvariantCulture, $"| {entry.Key} | {entry.Value} |")),
        ];
}
