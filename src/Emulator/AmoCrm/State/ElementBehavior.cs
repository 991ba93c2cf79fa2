namespace CleanAcquiring.Emulator.AmoCrm.State;

/// <summary>How reading this very element behaves.</summary>
internal enum ElementBehavior
{
    Normal,
    Throttled,
    Down,
    Slow,
}
