using CleanAcquiring.Infrastructure.Persistence.Planted;

namespace CleanAcquiring.Application.Planted;

public sealed class ApplicationThatKnowsPersistence
{
    public string Tell(object context) => context is PlantedDbContext ? "guilty" : "innocent";
}
