using MediatR;

namespace CleanAcquiring.Application.Planted;

internal class UnsealedHandler : IRequestHandler<PlantedCommand, int>
{
    public Task<int> Handle(PlantedCommand request, CancellationToken cancellationToken) => Task.FromResult(1);
}
