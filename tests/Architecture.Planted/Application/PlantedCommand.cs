using MediatR;

namespace CleanAcquiring.Application.Planted;

public sealed record PlantedCommand : IRequest<int>;
