using CleanAcquiring.Infrastructure.Acquirers.First;
using CleanAcquiring.Infrastructure.Acquirers.Second;

namespace CleanAcquiring.Infrastructure.Acquirers;

/// <summary>Allowed: the one place that may name every acquirer.</summary>
public sealed class AcquirersRegistration
{
    public static object[] All() => [new FirstAcquirer(), new SecondAcquirer()];
}
