using CleanAcquiring.Infrastructure.Acquirers.Second;

namespace CleanAcquiring.Infrastructure.Planted;

public sealed class WorkerThatNamesAnAcquirer
{
    public bool Is(object acquirer) => acquirer is SecondAcquirer;
}
