using CleanAcquiring.Application.Ports.Planted;
using MediatR;

namespace CleanAcquiring.Application.Planted;

internal sealed class InnocentHandler(IPlantedPort port) : IRequestHandler<PlantedCommand, int>
{
    public async Task<int> Handle(PlantedCommand request, CancellationToken cancellationToken)
    {
        await port.QueryAsync();
        return 1;
    }
}
