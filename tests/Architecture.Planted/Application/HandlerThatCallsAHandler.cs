using MediatR;

namespace CleanAcquiring.Application.Planted;

internal sealed class HandlerThatCallsAHandler(PublicHandler other) : IRequestHandler<PlantedCommand, int>
{
    public Task<int> Handle(PlantedCommand request, CancellationToken cancellationToken) => other.Handle(request, cancellationToken);
}
