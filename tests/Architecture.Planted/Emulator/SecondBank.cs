using CleanAcquiring.Emulator.Acquirers.First;

namespace CleanAcquiring.Emulator.Acquirers.Second;

public sealed class SecondBank
{
    public FirstBank? Other { get; init; }
}
