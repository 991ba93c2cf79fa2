namespace CleanAcquiring.Emulator.AmoCrm.State;

internal sealed record EmulatedUser(long Id, string Name, bool IsAdmin);
