using CleanAcquiring.Infrastructure.Acquirers.Second;

namespace CleanAcquiring.Infrastructure.Acquirers.First;

public sealed class FirstAcquirer
{
    public string Borrow() => SecondAcquirer.Name;
}
