using MediatR;

namespace CleanAcquiring.Application.Planted;

public sealed class PublicHandler : IRequestHandler<PlantedCommand, int>
{
    public Task<int> Handle(PlantedCommand request, CancellationToken cancellationToken) => Task.FromResult(1);
}
