using CleanAcquiring.Emulator.Acquirers.Second;

namespace CleanAcquiring.Emulator.Acquirers.First;

public sealed class FirstBank
{
    public Type Other => typeof(SecondBank);
}
