using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Simulation.Tests.Schedules;
using CleanAcquiring.TestKit.Emulation;
using CleanAcquiring.TestKit.Evidence;

namespace CleanAcquiring.Simulation.Tests;

/// <summary>
/// Runs thousands of schedules of sellers who use everything that a seller can do, with two gateways on one database, and checks each
/// invoice by a model that knows no rule of the product.
/// </summary>
public sealed class Seller_schedules
{
    private const string SeedVariable = "CLEANACQUIRING_SIMULATION_SEED";
    private const string CountVariable = "CLEANACQUIRING_SIMULATION_COUNT";
    private const string FirstVariable = "CLEANACQUIRING_SIMULATION_FIRST";
    private const string AcquirerVariable = "CLEANACQUIRING_SIMULATION_ACQUIRER";
    private const int SchedulesPerEnvironment = 100;
    private const int EnoughForCoverage = 3_000;

    // Some minutes of the whole suite; the coverage is asked for from 3,000 on.
    private const int Usual = 400;
    private const int Shown = 12;

    /// <summary>The acquirer that the sellers use; null for the first.</summary>
    internal static string? Acquirer =>
        Environment.GetEnvironmentVariable(AcquirerVariable) is { Length: > 0 } name ? name : null;

    [Fact]
    public async Task Each_invoice_ends_as_the_model_allows()
    {
        var only = Number(SeedVariable);
        // One schedule to replay a failure, or all; from another seed on where several machines share them.
        var seeds = only is { } seed
            ? [seed]
            : Enumerable.Range(Number(FirstVariable) ?? 1, Number(CountVariable) ?? (EvidenceFile.IsFull ? 100_000 : Usual)).ToList();
        var watch = Stopwatch.StartNew();
        var failures = new ConcurrentDictionary<int, ScheduleResult>();
        var covered = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            seeds.Chunk(SchedulesPerEnvironment),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (chunk, _) => await RunAsync(chunk, failures, covered)
        );

        var report = Report(seeds.Count, failures, watch.Elapsed, covered).ToList();
        if (only is null)
            EvidenceFile.Write(
                Acquirer is null ? "simulation" : $"simulation-{Acquirer}",
                Acquirer is null ? "Random schedules" : $"Random schedules, {Acquirer}",
                Acquirer is null ? "./build/evidence.sh simulation" : $"{AcquirerVariable}={Acquirer} ./build/evidence.sh simulation",
                report);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', report));
        (await ShortestAsync(failures)).ShouldBeEmpty($"{failures.Count} of {seeds.Count} schedules\n{string.Join('\n', Rules(failures))}");
        if (seeds.Count >= EnoughForCoverage)
            Meetings.All.Where(meeting => !covered.ContainsKey(meeting)).ShouldBeEmpty("no schedule met this");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task RunAsync(
        int[] seeds, ConcurrentDictionary<int, ScheduleResult> failures, ConcurrentDictionary<string, int> covered)
    {
        await using var environment = await EmulatedEnvironment.FoundAsync(seeds.Length, Acquirer);
        foreach (var (seed, account) in seeds.Zip(environment.Emulated<AmoCrmState>().LoadAccounts))
        {
            environment.SeededRandom.Begin(seed);
            var schedule = new RandomSteps(seed);
            var result = await ScheduleResult.OfAsync(environment, account, schedule.Make(), schedule.Captures);
            foreach (var name in result.Covered)
                covered.AddOrUpdate(name, 1, static (_, count) => count + 1);
            if (result.Violations.Count > 0)
                failures[seed] = result;
        }
    }

    // For each broken rule the first seed, with the steps that it needs.
    private static async Task<IReadOnlyList<string>> ShortestAsync(ConcurrentDictionary<int, ScheduleResult> failures)
    {
        List<string> shortest = [];
        var rules = failures
            .OrderBy(failure => failure.Key)
            .SelectMany(failure => failure.Value.Violations.Select(violation => (violation.Rule, Seed: failure.Key)))
            .DistinctBy(broken => broken.Rule);
        foreach (var (rule, seed) in rules.Take(Shown))
        {
            var schedule = new RandomSteps(seed);
            var shrunk = await Shrinker.ShrinkAsync(schedule.Make(), schedule.Captures, rule);
            shortest.Add($"{SeedVariable}={seed} replays {rule}\n{shrunk ?? failures[seed]}");
        }
        return shortest;
    }

    private static IEnumerable<string> Rules(ConcurrentDictionary<int, ScheduleResult> failures) =>
        failures
            .SelectMany(failure => failure.Value.Violations.Select(violation => (violation.Rule, Seed: failure.Key)))
            .GroupBy(broken => broken.Rule)
            .OrderByDescending(rule => rule.Count())
            .Select(rule => $"{rule.Key}: {rule.Count()} (seeds {string.Join(", ", rule.Select(broken => broken.Seed).Order().Take(4))})");

    private static IEnumerable<string> Report(
        int schedules, ConcurrentDictionary<int, ScheduleResult> failures, TimeSpan took, ConcurrentDictionary<string, int> covered) =>
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{schedules} schedules in {took.TotalSeconds:0} s: two gateways' application and adapters on one SQLite database against "
            ) +
            "the emulator, a clock that the schedule moves, one gateway in the gaps of the other, crashes before and after every write " +
            string.Create(
                CultureInfo.InvariantCulture,
                $"and every outside call. In {schedules - failures.Count} of them each invoice ended as the model allows."
            ),
            "",
            "| met by | schedules |",
            "|---|--:|",
            .. Meetings.All.Select(meeting => string.Create(
                CultureInfo.InvariantCulture,
                $"| {meeting} | {covered.GetValueOrDefault(meeting)} ({100.0 * covered.GetValueOrDefault(meeting) / schedules:0.0} %) |")),
        ];
}
