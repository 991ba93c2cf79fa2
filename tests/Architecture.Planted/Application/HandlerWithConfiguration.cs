using MediatR;
using Microsoft.Extensions.Configuration;

namespace CleanAcquiring.Application.Planted;

internal sealed class HandlerWithConfiguration(IConfiguration configuration) : IRequestHandler<PlantedCommand, int>
{
    public Task<int> Handle(PlantedCommand request, CancellationToken cancellationToken) =>
        Task.FromResult(configuration["planted"]?.Length ?? 0);
}
