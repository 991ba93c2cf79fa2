namespace CleanAcquiring.Emulator.AmoCrm.World;

/// <summary>How reading this very element behaves.</summary>
internal enum ElementManner
{
    Normal,
    Throttled,
    Down,
    Slow,
}
