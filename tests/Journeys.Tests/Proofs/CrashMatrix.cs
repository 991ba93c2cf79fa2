using System.Collections.Concurrent;
using System.Globalization;
using CleanAcquiring.TestKit.Evidence;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>
/// Kills a gateway with SIGKILL at each crash point of a payment, starts another one, and checks that the invoice is paid once.
/// </summary>
/// <param name="postgres">Creates the databases.</param>
/// <param name="quickPoints">Numbers of the crash points of an ordinary test run.</param>
/// <param name="acquirer">Name of the sellers' acquirer; the first registered one by default.</param>
/// <param name="mostOpened">Most payments that the acquirer may have; null where a lost one is ended and another opened.</param>
internal sealed class CrashMatrix(PostgresFixture postgres, int[] quickPoints, string? acquirer = null, int? mostOpened = null)
{
    // The full run measures how long a recovery takes: nothing beside it.
    private static readonly int Concurrency = EvidenceFile.IsFull ? 1 : 4;
    private static readonly TimeSpan Bearable = TimeSpan.FromSeconds(30);

    public async Task RunAsync()
    {
        var runs = new ConcurrentDictionary<int, CrashRun>();
        await RunAsync(EvidenceFile.IsFull ? [0] : [0, .. quickPoints], runs);
        runs.Remove(0, out var whole).ShouldBeTrue();
        TestContext.Current.SendDiagnosticMessage(string.Join('\n', whole!.Passed));
        whole.Violations.ShouldBeEmpty();
        whole.Passed.Count.ShouldBeGreaterThan(quickPoints[^1]);
        if (EvidenceFile.IsFull)
            await RunAsync(Enumerable.Range(1, whole.Passed.Count), runs);

        var killed = runs.OrderBy(run => run.Key).Where(run => run.Value.WasKilled).ToList();
        EvidenceFile.Write(
            acquirer is null ? "crash" : $"crash-{acquirer}",
            acquirer is null ? "Crash matrix" : $"Crash matrix, {acquirer}",
            "./build/evidence.sh crash",
            Report(runs.Count, killed));
        killed.Count.ShouldBeGreaterThan(runs.Count / 2);
        runs.Values
            .Where(run => run.Violations.Count > 0 || run.Opened > mostOpened)
            .Select(run => $"{run.Passed[^1]}: {run.Opened} opened, {string.Join(", ", run.Violations)}")
            .ShouldBeEmpty();
        if (EvidenceFile.IsFull)
            runs.Values.Where(run => run.Recovery > Bearable).Select(run => $"{run.Passed[^1]}: {run.Recovery}").ShouldBeEmpty();
    }

    private async Task RunAsync(IEnumerable<int> points, ConcurrentDictionary<int, CrashRun> runs) => await Parallel.ForEachAsync(
        points,
        new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = TestContext.Current.CancellationToken },
        async (point, _) => runs[point] = await CrashRun.RunAsync(postgres, point, acquirer));

    private static IEnumerable<string> Report(int runs, IReadOnlyList<KeyValuePair<int, CrashRun>> killed) =>
        [
            $"{killed.Count} of {runs} runs reached their point and were killed there; "
                + $"{killed.Count(run => run.Value.Violations.Count == 0)} of them ended with the invoice paid once. "
                + "PostgreSQL, the gateway a process of its own, from the click to the note. The seconds are those from the kill to the "
                + "last follow-up; another gateway starts in them.",
            "",
            "| # | killed | after the restart | payments opened | writes to the invoice | seconds of recovery |",
            "|--:|---|---|--:|--:|--:|",
            .. killed.Select(run => Row(run.Key, run.Value)),
        ];

    private static string Row(int point, CrashRun run)
    {
        var end = run.Violations.Count == 0 ? "paid once, one note" : string.Join(", ", run.Violations);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {point} | {run.Passed[^1]} | {end} | {run.Opened} | {run.Writes} | {run.Recovery.TotalSeconds:0.0} |");
    }
}
