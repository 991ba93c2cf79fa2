namespace CleanAcquiring.Emulator.AmoCrm.World;

internal enum AccountStanding
{
    Ok,
    Unpaid,
    Blocked,
}
