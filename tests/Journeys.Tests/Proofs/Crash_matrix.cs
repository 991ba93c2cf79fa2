using System.Collections.Concurrent;
using System.Globalization;
using CleanAcquiring.TestKit.Evidence;
using CleanAcquiring.TestKit.Postgres;

namespace CleanAcquiring.Journeys.Tests.Proofs;

/// <summary>
/// A gateway is killed with SIGKILL at each point of a payment's way and started again; every time the invoice ends paid, once.
/// </summary>
public sealed class Crash_matrix(PostgresFixture postgres)
{
    private const int AtOnce = 10;
    private static readonly int[] QuickPoints = [1, 9, 11, 13];

    [Fact]
    public async Task Wherever_it_is_killed_the_invoice_ends_paid_once()
    {
        var whole = await CrashRun.RunAsync(postgres, 0);
        TestContext.Current.SendDiagnosticMessage(string.Join('\n', whole.Passed));
        whole.Passed.Count.ShouldBeGreaterThan(QuickPoints[^1]);
        var points = EvidenceFile.IsFull ? Enumerable.Range(1, whole.Passed.Count) : QuickPoints;

        var rows = new ConcurrentDictionary<int, CrashRun>();
        await Parallel.ForEachAsync(
            points,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (point, _) => rows[point] = await CrashRun.RunAsync(postgres, point)
        );

        var killed = rows.OrderBy(row => row.Key).Where(row => row.Value.WasKilled).ToList();
        EvidenceFile.Write("crash", "Crash matrix", "./build/evidence.sh crash", Report(rows.Count, killed));
        killed.Count.ShouldBeGreaterThan(rows.Count / 2);
        rows.Values.Where(row => row.Flaws.Count > 0).Select(row => $"{row.Passed[^1]}: {string.Join(", ", row.Flaws)}").ShouldBeEmpty();
    }

    private static IEnumerable<string> Report(int runs, IReadOnlyList<KeyValuePair<int, CrashRun>> killed) =>
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{killed.Count} of {runs} runs reached their point and were killed there; {killed.Count(row => row.Value.Flaws.Count == 0)} of them ended with the invoice paid once. PostgreSQL, the gateway a process of its own, from the click to the note."
            ),
            "",
            "| # | killed | after the restart | payments opened | writes to the invoice | seconds |",
            "|--:|---|---|--:|--:|--:|",
            .. killed.Select(row =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {row.Key} | {row.Value.Passed[^1]} | {(row.Value.Flaws.Count == 0 ? "paid once, one note" : string.Join(", ", row.Value.Flaws))} | {row.Value.Opened} | {row.Value.Writes} | {row.Value.Seconds:0} |"
                )
            ),
        ];
}
