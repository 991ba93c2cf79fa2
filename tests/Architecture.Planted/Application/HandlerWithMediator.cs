using MediatR;

namespace CleanAcquiring.Application.Planted;

internal sealed class HandlerWithMediator(IMediator mediator) : IRequestHandler<PlantedCommand, int>
{
    public Task<int> Handle(PlantedCommand request, CancellationToken cancellationToken) => mediator.Send(request, cancellationToken);
}
