namespace CleanAcquiring.Emulator;

/// <summary>A terminal of the emulated bank and the password that signs for it.</summary>
public sealed record DemoTerminal(string TerminalKey, string Password);
