namespace CleanAcquiring.Emulator.AmoCrm.World;

internal sealed record EmulatedUser(long Id, string Name, bool IsAdmin);
