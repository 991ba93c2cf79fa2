using MediatR;

namespace CleanAcquiring.Application.Planted;

internal sealed class AllowedHandler(IPlantedPort port) : IRequestHandler<PlantedCommand, int>
{
    public async Task<int> Handle(PlantedCommand request, CancellationToken cancellationToken)
    {
        await port.AskAsync();
        return 1;
    }
}
