using System.Collections.Concurrent;
using System.Globalization;
using CleanAcquiring.TestKit.Evidence;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>
/// Kills a gateway with SIGKILL at each crash point of a payment, starts another one, and checks that the invoice is paid once.
/// </summary>
[Collection(nameof(Alone))]
public sealed class Crash_matrix(PostgresFixture postgres)
{
    private const int Concurrency = 10;
    private static readonly int[] QuickPoints = [1, 9, 11, 13];

    [Fact]
    public async Task A_gateway_killed_anywhere_leaves_the_invoice_paid_once()
    {
        var whole = await CrashRun.RunAsync(postgres, 0);
        TestContext.Current.SendDiagnosticMessage(string.Join('\n', whole.Passed));
        whole.Passed.Count.ShouldBeGreaterThan(QuickPoints[^1]);
        var points = EvidenceFile.IsFull ? Enumerable.Range(1, whole.Passed.Count) : QuickPoints;

        var runs = new ConcurrentDictionary<int, CrashRun>();
        await Parallel.ForEachAsync(
            points,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = TestContext.Current.CancellationToken },
            async (point, _) => runs[point] = await CrashRun.RunAsync(postgres, point));

        var killed = runs.OrderBy(run => run.Key).Where(run => run.Value.WasKilled).ToList();
        EvidenceFile.Write("crash", "Crash matrix", "./build/evidence.sh crash", Report(runs.Count, killed));
        killed.Count.ShouldBeGreaterThan(runs.Count / 2);
        runs.Values
            .Where(run => run.Violations.Count > 0)
            .Select(run => $"{run.Passed[^1]}: {string.Join(", ", run.Violations)}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Report(int runs, IReadOnlyList<KeyValuePair<int, CrashRun>> killed) =>
        [
            $"{killed.Count} of {runs} runs reached their point and were killed there; "
                + $"{killed.Count(run => run.Value.Violations.Count == 0)} of them ended with the invoice paid once. "
                + "PostgreSQL, the gateway a process of its own, from the click to the note.",
            "",
            "| # | killed | after the restart | payments opened | writes to the invoice | seconds |",
            "|--:|---|---|--:|--:|--:|",
            .. killed.Select(run => Row(run.Key, run.Value)),
        ];

    private static string Row(int point, CrashRun run)
    {
        var end = run.Violations.Count == 0 ? "paid once, one note" : string.Join(", ", run.Violations);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {point} | {run.Passed[^1]} | {end} | {run.Opened} | {run.Writes} | {run.Seconds:0} |");
    }
}
