namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>A way to pay as the emulated seller sets it up at the gateway.</summary>
internal sealed record DemoMethod(string Code, string Title, DemoTerminal Terminal, bool Enabled = true, string PaymentForm = "page");
