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
/// Runs thousands of schedules of payments with crashes, outages, lost and repeated notifications, and compares the acquirer's
/// records, ours and amoCRM's at the end of each.
/// </summary>
public sealed class Random_schedules
{
    private const string SeedVariable = "CLEANACQUIRING_SIMULATION_SEED";
    private const string CountVariable = "CLEANACQUIRING_SIMULATION_COUNT";
    private const int SchedulesPerEnvironment = 100;

    // Real time, for a schedule that hangs.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Records_agree_after_every_schedule()
    {
        var only = Number(SeedVariable);
        // One schedule to replay a failure, or all.
        var seeds = only is { } seed
            ? [seed]
            : Enumerable.Range(1, Number(CountVariable) ?? (EvidenceFile.IsFull ? 100_000 : 2_000)).ToList();
        var watch = Stopwatch.StartNew();
        var failures = new ConcurrentDictionary<int, string>();
        var happened = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            seeds.Chunk(SchedulesPerEnvironment),
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
            List<string> violations = [];
            try
            {
                await schedule.RunAsync().WaitAsync(Timeout);
                await schedule.SettleAsync().WaitAsync(Timeout);
                violations.AddRange(MoneyOracle.ViolationsAtRest(await PaymentsAsync(environment, seller.Tenant), driver));
            }
            catch (Exception failure)
            {
                violations.Add($"{failure}");
                await environment.RestartAsync();
            }
            violations.AddRange(schedule.Violations);
            violations.AddRange(environment.ErrorLog.Bugs.Distinct(StringComparer.Ordinal));
            environment.ErrorLog.Bugs.Clear();
            foreach (var name in schedule.Trace.Where(name => name[0] != ' '))
                happened.AddOrUpdate(name, 1, static (_, count) => count + 1);
            happened.AddOrUpdate("crashes", 0, (_, count) => count + schedule.Trace.Count(name => name == Schedule.Crashed));
            happened.AddOrUpdate("captured by the acquirer", 0, (_, count) => count + driver.Bank().Count(row => row.IsCaptured));
            if (violations.Count > 0)
                failures[seed] = string.Join('\n', violations.Concat(schedule.Trace).Concat(driver.Bank().Select(row => $"{row}")));
            await DeleteFollowUpsAsync(environment, seller.Tenant);
        }
    }

    // Including their operations.
    private static async Task<IReadOnlyList<Payment>> PaymentsAsync(EmulatedEnvironment environment, Domain.Accounts.TenantKey tenant)
    {
        List<Payment> payments = [];
        foreach (var payment in await MoneyOracle.OursAsync(environment.Gateway, tenant))
            payments.Add(
                (
                    await environment.Gateway.ReadAsync(services =>
                        services
                            .GetRequiredService<Application.Storage.IPayments>()
                            .FindAsync(tenant, payment.Id, CancellationToken.None)
                    )
                )!
            );
        return payments;
    }

    // The schedule of the next seller must not do the work of this one.
    private static Task<int> DeleteFollowUpsAsync(EmulatedEnvironment environment, Domain.Accounts.TenantKey tenant) =>
        environment.Gateway.ReadAsync(services =>
            services.GetRequiredService<AcquiringDbContext>().FollowUps.Of(tenant).ExecuteDeleteAsync()
        );

    private static IEnumerable<string> Report(int schedules, int failed, TimeSpan took, ConcurrentDictionary<string, int> happened) =>
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{schedules} schedules in {took.TotalSeconds:0} s: the gateway's application and adapters on SQLite against the emulator, "
            ) +
            "a clock that the schedule moves, crashes and interruptions before and after every write and every outside call. " +
            string.Create(
                CultureInfo.InvariantCulture,
                $"In {schedules - failed} of them the records of the acquirer, the gateway and amoCRM agreed at the end and "
            ) +
            "no invariant broke on the way.",
            "",
            "| step | times |",
            "|---|--:|",
            .. happened
                .OrderByDescending(entry => entry.Value)
                .Select(entry => string.Create(CultureInfo.InvariantCulture, $"| {entry.Key} | {entry.Value} |")),
        ];
}
