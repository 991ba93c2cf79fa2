using CleanAcquiring.Simulation.Tests.Model;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>Names the steps and the pairs of circumstances that a run must have met, so that a share of zero is seen.</summary>
internal static class Meetings
{
    public const string TwoGatewaysTwoMethods = "two gateways x two methods";

    /// <summary>Two steps of others in the gaps of one.</summary>
    public const string TwoInTheGaps = "two in the gaps of one";

    private static readonly string[] Changes =
        ["edit", "on-top", "currency", "mark", "terminal", "vat", "remove", "unpaid", "disconnect", "cabinet", "excess", "rest"];

    /// <summary>The steps and pairs that a full run must show.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "click", "pay", "decline", "leave", "late", "return", "deliver", "double", "lose", "silence", "alter",
        "cabinet", "refund", "capture", "cancel", "resync", "reconcile", "rest on", "rest off", "excess refund", "excess attention",
        "names", "terminal", "vat", "remove", "add", "off", "on", "edit", "on-top", "currency", "mark created", "mark paid",
        "mark partially_paid", "mark paid_in_advance", "mark canceled", "mark returned", "work", "pass", "crash", "lose-answer", "outage",
        "unpaid", "paid-up", "disconnect", "connect",
        "edit x paid", "edit x open form", "on-top x paid", "currency x paid", "mark x paid", "mark x open form", "mark x authorized",
        "terminal x open form", "terminal x paid", "vat x paid", "remove x paid", "unpaid x paid", "disconnect x paid",
        "cabinet x two paid", "cabinet x authorized", "excess x two paid", "rest x paid", "edit x two paid", "gap", TwoGatewaysTwoMethods,
        TwoInTheGaps,
    ];

    /// <summary>Names a step that had an effect, and what it met.</summary>
    public static IEnumerable<string> Of(string[] words, bool isInGap, Snapshot facts)
    {
        yield return words[0] is "mark" or "rest" or "excess" ? $"{words[0]} {words[1]}" : words[0];
        if (isInGap)
            yield return "gap";
        if (!Changes.Contains(words[0]))
            yield break;
        if (facts.BankNet > 0m)
            yield return $"{words[0]} x paid";
        if (facts.Bank.Count(row => row.NetPaid > 0m) > 1)
            yield return $"{words[0]} x two paid";
        if (facts.BankAuthorized > 0m)
            yield return $"{words[0]} x authorized";
        if (facts.Bank.Any(row => row.AwaitsBuyer))
            yield return $"{words[0]} x open form";
    }

    public static IEnumerable<string> InGap(string[] outer, string[] inner, Snapshot facts)
    {
        var (one, two) = (Method(outer), Method(inner));
        if (one is not null && two is not null && one != two && facts.Known.Any(payment => payment.Method == one))
            yield return TwoGatewaysTwoMethods;
    }

    private static string? Method(string[] words) => words.FirstOrDefault(word => word is "card" or "other" or "hold");
}
