using CleanAcquiring.Application.PlantedShipping;

namespace CleanAcquiring.Application.PlantedOrdering;

/// <summary>Uses a folder that uses this one, from inside a lambda of an async method.</summary>
public sealed class Ordering
{
    public async Task<int> CountAsync()
    {
        await Task.Yield();
        Func<int> count = () => new Shipping().Count();
        return count();
    }
}
