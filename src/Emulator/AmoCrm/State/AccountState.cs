namespace CleanAcquiring.Emulator.AmoCrm.State;

internal enum AccountState
{
    Ok,
    Unpaid,
    Blocked,
}
