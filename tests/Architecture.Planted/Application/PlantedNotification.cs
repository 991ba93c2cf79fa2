using MediatR;

namespace CleanAcquiring.Application.Planted;

public sealed record PlantedNotification : INotification;
