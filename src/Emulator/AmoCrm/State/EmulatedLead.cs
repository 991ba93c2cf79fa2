namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>A deal and what was noted on it.</summary>
internal sealed class EmulatedLead(long id, string name)
{
    public long Id => id;

    public string Name => name;
}
