using MediatR;

namespace CleanAcquiring.Application.Planted;

internal sealed class TransactionBehavior : IPipelineBehavior<PlantedCommand, int>
{
    public Task<int> Handle(PlantedCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<int> next) => next();
}
