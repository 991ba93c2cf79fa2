using CleanAcquiring.Application.Ports.Planted;

namespace CleanAcquiring.Domain.Planted;

public sealed class InvoiceThatKnowsAPort
{
    public async Task QueryAsync(object port)
    {
        await Task.Yield();
        // Inside a lambda inside an async method: two compiler-made classes away from the type that is guilty.
        Func<Task> ask = () => ((IPlantedPort)port).QueryAsync();
        await ask();
    }
}
