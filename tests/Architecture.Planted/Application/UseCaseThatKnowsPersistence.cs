using CleanAcquiring.Infrastructure.Persistence.Planted;

namespace CleanAcquiring.Application.Planted;

public sealed class UseCaseThatKnowsPersistence
{
    public string Run(object context) => context is PlantedDbContext ? "loaded" : "absent";
}
