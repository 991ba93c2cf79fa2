namespace CleanAcquiring.Emulator.Acquirers.TBank;

/// <summary>The terminals that this bank has issued, with the way each of them behaves.</summary>
internal sealed class Terminals
{
    private readonly Dictionary<string, Terminal> issued = new[]
    {
        Issue(DemoTerminals.Normal, TerminalBehavior.Obliging),
        Issue(DemoTerminals.Silent, TerminalBehavior.Silent),
        Issue(DemoTerminals.Down, TerminalBehavior.Down),
        Issue(DemoTerminals.Declines, TerminalBehavior.Blocked),
        Issue(DemoTerminals.Sbp, TerminalBehavior.Sbp),
    }.ToDictionary(terminal => terminal.Key, StringComparer.Ordinal);

    public Terminal? Find(string? key) => key is not null && issued.TryGetValue(key, out var terminal) ? terminal : null;

    private static Terminal Issue(DemoTerminal terminal, TerminalBehavior behavior) =>
        new(terminal.TerminalKey, terminal.Password, behavior);
}
