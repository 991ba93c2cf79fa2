using CleanAcquiring.Domain.Planted;

namespace CleanAcquiring.Emulator.Planted;

public sealed class EmulatorThatKnowsTheProduct
{
    public Type Borrowed => typeof(EmbeddedDatabase);
}
