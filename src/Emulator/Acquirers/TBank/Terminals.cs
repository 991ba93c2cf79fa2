namespace CleanAcquiring.Emulator.Acquirers.TBank;

/// <summary>The terminals that this bank has issued, with the way each of them behaves.</summary>
internal sealed class Terminals
{
    private readonly Dictionary<string, Terminal> issued = new[]
    {
        Issue(DemoTerminals.Normal, TerminalMood.Obliging),
        Issue(DemoTerminals.Silent, TerminalMood.Silent),
        Issue(DemoTerminals.Down, TerminalMood.Down),
        Issue(DemoTerminals.Declines, TerminalMood.Blocked),
        Issue(DemoTerminals.Sbp, TerminalMood.Sbp),
    }.ToDictionary(terminal => terminal.Key, StringComparer.Ordinal);

    public Terminal? Find(string? key) => key is not null && issued.TryGetValue(key, out var terminal) ? terminal : null;

    private static Terminal Issue(DemoTerminal terminal, TerminalMood mood) => new(terminal.TerminalKey, terminal.Password, mood);
}
