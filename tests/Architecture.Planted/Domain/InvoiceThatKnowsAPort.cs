using CleanAcquiring.Application.Planted;

namespace CleanAcquiring.Domain.Planted;

public sealed class InvoiceThatKnowsAPort
{
    public async Task AskAsync(object port)
    {
        await Task.Yield();
        // Inside a lambda inside an async method: two compiler-made classes away from the type that breaks the rule.
        Func<Task> ask = () => ((IPlantedPort)port).AskAsync();
        await ask();
    }
}
