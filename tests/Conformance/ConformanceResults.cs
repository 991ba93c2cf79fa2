using System.Collections.Concurrent;
using System.Reflection;

namespace CleanAcquiring.Conformance;

/// <summary>
/// The results of a run: acquirer × scenario. <c>CLEANACQUIRING_CONFORMANCE</c> names the file into which the matrix is written.
/// </summary>
public static class ConformanceResults
{
    private static readonly ConcurrentDictionary<(string Acquirer, string Scenario), Tally> Tallies = new();

    internal static void Note(string acquirer, ITestContext context, bool applies)
    {
        if (context.TestMethod is not { MethodName: var scenario })
            return;
        var isPassed = context.TestState?.Result == TestResult.Passed;
        Tallies.AddOrUpdate(
            (acquirer, scenario),
            _ => new Tally(0, 0, 0).With(isPassed, applies),
            (_, tally) => tally.With(isPassed, applies));
    }

    /// <summary>Writes the matrix, once more after each class of a run: the last one is whole.</summary>
    internal static void Write()
    {
        if (Environment.GetEnvironmentVariable("CLEANACQUIRING_CONFORMANCE") is { Length: > 0 } path)
            lock (Tallies)
                DocumentSection.Write(path, "conformance", [.. Table()]);
    }

    // Rows in the kit's order: a number that passed, a dash where the acquirer announces no such power.
    private static IEnumerable<string> Table()
    {
        var acquirers = Tallies.Keys.Select(key => key.Acquirer).Distinct().Order(StringComparer.Ordinal).ToList();
        yield return $"| scenario | {string.Join(" | ", acquirers)} |";
        yield return $"|---|{string.Concat(acquirers.Select(_ => "--:|"))}";
        foreach (var scenario in Scenarios())
            yield return $"| {scenario.Replace('_', ' ')} | {string.Join(" | ", acquirers.Select(acquirer => Cell(acquirer, scenario)))} |";
        var sums = acquirers.Select(acquirer => Tallies.Where(tally => tally.Key.Acquirer == acquirer).Sum(tally => tally.Value.Passed));
        yield return $"| **passed** | {string.Join(" | ", sums.Select(sum => $"**{sum}**"))} |";
    }

    private static string Cell(string acquirer, string scenario) =>
        !Tallies.TryGetValue((acquirer, scenario), out var tally) ? ""
        : tally.Failed > 0 ? $"{tally.Passed}, **{tally.Failed} failed**"
        : tally.Passed > 0 ? $"{tally.Passed}"
        : "–";

    private static IEnumerable<string> Scenarios() => typeof(AcquirerConformance<>)
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => method.GetCustomAttributes<FactAttribute>().Any())
        .Select(method => method.Name);

    private sealed record Tally(int Passed, int Failed, int Spared)
    {
        public Tally With(bool isPassed, bool applies) => !isPassed ? this with { Failed = Failed + 1 }
            : applies ? this with { Passed = Passed + 1 }
            : this with { Spared = Spared + 1 };
    }
}
