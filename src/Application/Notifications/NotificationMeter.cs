using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Domain.Accounts;

namespace CleanAcquiring.Application.Notifications;

/// <summary>
/// Counts the verdicts on notifications, and the fields and statuses that an adapter does not know. Names come from outside: of each kind
/// some are told apart, and the others are counted together.
/// </summary>
internal static class NotificationMeter
{
    private const string Other = "other";
    private const int MostNames = 100;
    private const int LongestName = 40;

    private static readonly Meter Meter = new("CleanAcquiring");

    private static readonly Counter<long> Verdicts =
        Meter.CreateCounter<long>("acquiring.notifications", null, "Notifications by acquirer, method and verdict");

    private static readonly Counter<long> Unknowns = Meter.CreateCounter<long>(
        "acquiring.unknown_words", null, "Fields and statuses of an acquirer that its adapter does not know");

    private static readonly ConcurrentDictionary<string, byte> Names = new(StringComparer.Ordinal);

    public static void Count(string acquirer, MethodCode method, string verdict) =>
        Verdicts.Add(1, new("acquirer", acquirer), new("method", Bounded("method", method.Value)), new("verdict", verdict));

    /// <summary>Counts the names that a genuine message has and its adapter does not know.</summary>
    public static void CountUnknown(string acquirer, UnknownWords words)
    {
        foreach (var field in words.Fields)
            Unknowns.Add(1, new("acquirer", acquirer), new("kind", "field"), new("name", Bounded($"{acquirer} field", field)));
        if (words.Status is { } status)
            Unknowns.Add(1, new("acquirer", acquirer), new("kind", "status"), new("name", Bounded($"{acquirer} status", status)));
    }

    private static string Bounded(string kind, string name)
    {
        var known = $"{kind} {name}";
        if (name.Length > LongestName || !Names.ContainsKey(known) && Names.Count(other => IsOf(other.Key, kind)) >= MostNames)
            return Other;
        Names.TryAdd(known, 0);
        return name;
    }

    private static bool IsOf(string known, string kind) => known.StartsWith($"{kind} ", StringComparison.Ordinal);
}
