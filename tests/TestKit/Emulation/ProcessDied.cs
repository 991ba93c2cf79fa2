namespace CleanAcquiring.TestKit.Emulation;

/// <summary>The gateway's process is no more: nothing that it began goes on.</summary>
internal sealed class ProcessDied() : Exception("killed");
