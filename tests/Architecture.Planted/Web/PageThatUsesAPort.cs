using CleanAcquiring.Application.Ports.Planted;

namespace CleanAcquiring.Web.Planted;

public sealed class PageThatUsesAPort(IPlantedPort port)
{
    public Task GetAsync() => port.QueryAsync();
}
