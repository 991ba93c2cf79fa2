using CleanAcquiring.Application.Planted;

namespace CleanAcquiring.Web.Planted;

public sealed class PageThatUsesAPort(IPlantedPort port)
{
    public Task GetAsync() => port.AskAsync();
}
