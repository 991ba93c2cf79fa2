using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Simulation.Tests.Schedules;

/// <summary>Makes the steps of a schedule from its seed alone: the same seed gives the same text.</summary>
internal sealed class RandomSteps(int seed)
{
    private static readonly string[] Times = ["2s", "6s", "20s", "2m", "20m", "3h", "30h"];
    private static readonly string[] Statuses = ["created", "paid", "partially_paid", "paid_in_advance", "canceled", "returned"];
    private static readonly string[] Sums = [BankSteps.All, BankSteps.All, "500", "1000"];

    // A 429 is a refusal before any effect.
    private static readonly string[] Faults =
    [
        $"{FaultKind.Status} 503", $"{FaultKind.Status} 429", $"{FaultKind.StatusAfter} 503", $"{FaultKind.Garbage} 503",
        $"{FaultKind.Html} 503", $"{FaultKind.Html} 429", $"{FaultKind.Cut} 503",
    ];

    private readonly Random random = new(seed);

    /// <summary>Authorized money is captured at the end, else released.</summary>
    public bool Captures => seed % 2 == 0;

    public IReadOnlyList<string> Make()
    {
        List<string> steps = [];
        if (random.Next(2) == 0)
            steps.Add("rest on");
        if (random.Next(2) == 0)
            steps.Add("excess refund");
        if (random.Next(5) == 0)
            steps.Add("names on");
        for (var left = 5 + random.Next(14); left > 0; left--)
            steps.AddRange(Phrase());
        return steps;
    }

    // People do several things in a row; between them anything may come.
    private IEnumerable<string> Phrase()
    {
        var (one, two) = (Method(), Method());
        return random.Next(100) switch
        {
            < 9 => [$"click {one}", $"pay {one}", $"deliver {one}"],
            < 13 => [$"click {one}", $"click {two}", $"pay {one}", $"pay {two}"],
            < 16 => [$"gap {Points()}: deliver {two}", $"deliver {one}"],
            < 19 => ["mark partially_paid", $"click {one}"],
            < 21 => [$"gap {Points()}: {Single()}", $"{Single()}"],
            < 23 => [$"lose-answer cancel", $"gap {Points()}: deliver {one}", $"refund {one} {Pick(Sums)}"],
            < 25 => [$"cabinet {one} {Pick(Sums)}", $"lose {one}"],
            < 27 => [$"click {one}", $"{Pick("decline", "leave")} {one}", $"{Single()}", $"late {one}", $"deliver {one}"],
            < 29 => [.. AndBack(one)],
            < 30 => [$"click {one}", $"pay {one}", $"alter {one} {Pick(Enum.GetNames<FalseClaim>())}", $"double {one}"],
            < 31 => [$"click {one}", $"click {two}", $"pay {one}", $"pay {two}", Settings(), GatewaySteps.Drain],
            < 33 => [.. TwoGaps(one, two)],
            _ => [random.Next(4) == 0 ? $"2: {Single()}" : Single()],
        };
    }

    // A method goes and comes back, with something in between.
    private IEnumerable<string> AndBack(string method) => random.Next(2) == 0
        ? [$"off {method}", $"{Single()}", $"on {method}"]
        : [$"click {method}", $"pay {method}", $"remove {method}", $"{Single()}", $"add {method}"];

    // Two others come while one step is done: what the first left is read once more, and the second writes after that.
    private IEnumerable<string> TwoGaps(string one, string two)
    {
        var first = Points();
        return
        [
            $"click {one}", $"click {two}", $"pay {one}", $"pay {two}", Pick($"deliver {one}", "pass 2m"),
            $"gap {first}: {Pick($"deliver {two}", "work", Single())}",
            $"gap {first + random.Next(4)}: {Pick("work", "work", $"deliver {two}", Single())}",
            Pick("work", "work", $"deliver {one}", Single()),
        ];
    }

    private string Single()
    {
        var method = Method();
        return random.Next(100) switch
        {
            < 12 => $"click {method}",
            < 20 => $"pay {method}",
            < 22 => $"decline {method}",
            < 24 => $"leave {method}",
            < 27 => $"late {method}",
            < 35 => random.Next(2) == 0 ? $"deliver {method}" : $"deliver {method} {random.Next(4)}",
            < 37 => $"double {method}",
            < 39 => $"lose {method}",
            < 40 => random.Next(3) == 0 ? "silence" : $"alter {method} {Pick(Enum.GetNames<FalseClaim>())}",
            < 42 => $"return {method}",
            < 50 => random.Next(3) == 0 ? GatewaySteps.Drain : "work",
            < 58 => $"pass {Times[Math.Min(random.Next(Times.Length), random.Next(Times.Length))]}",
            < 61 => Trouble(),
            < 65 => $"refund {method} {Pick(Sums)}{(random.Next(3) == 0 ? " twice" : "")}",
            < 67 => $"capture {method} {Pick(Sums)}",
            < 68 => $"cancel {method}",
            < 71 => $"cabinet {method} {Pick(Sums)}",
            < 73 => Settings(),
            < 77 => MethodChange(method),
            < 78 => random.Next(2) == 0 ? $"resync {method}" : "reconcile",
            < 85 => $"edit {Pick("2500", "3000", "3500", "4000", "5000", "7000")}",
            < 87 => $"on-top {Pick("yes", "no")}",
            < 88 => $"currency {Pick("xts", "rub", "rub")}",
            < 95 => $"mark {Pick(Statuses)}",
            _ => Access(),
        };
    }

    private string Trouble() => random.Next(4) switch
    {
        0 => $"crash {1 + random.Next(12)}",
        1 => $"lose-answer {Pick("start", "query", "cancel", "capture", "any")}",
        2 => $"outage {Pick("amocrm", "amocrm", "bank", "start", "query", "cancel", "capture")} " +
            $"{Pick(Faults)} {1 + random.Next(5)}",
        _ => "calm",
    };

    private string Settings() => Pick("rest on", "rest off", "excess refund", "excess attention", "names on", "names off");

    private string MethodChange(string method) => random.Next(10) switch
    {
        < 4 => $"terminal {method} {Pick("1", "2", "2")}",
        < 7 => $"vat {method} {Pick("none", "20", "20", "22")}",
        < 8 => $"remove {method}",
        < 9 => $"add {method}",
        _ => $"{Pick("off", "on")} {method}",
    };

    private string Access() => Pick("unpaid", "paid-up", "disconnect", "connect", "connect");

    private string Method() => Pick("card", "card", "card", "other", "other", "hold");

    private int Points() => 1 + random.Next(6);

    private string Pick(params string[] among) => among[random.Next(among.Length)];
}
