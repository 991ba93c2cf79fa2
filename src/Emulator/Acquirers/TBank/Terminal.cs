namespace CleanAcquiring.Emulator.Acquirers.TBank;

internal sealed record Terminal(string Key, string Password, TerminalBehavior Behavior);
