using MediatR;

namespace CleanAcquiring.Application.Planted;

internal sealed class HandlerWithHttpClient : IRequestHandler<PlantedCommand, int>
{
    public async Task<int> Handle(PlantedCommand request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return (object)request is HttpClient ? 1 : 0;
    }
}
