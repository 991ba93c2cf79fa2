using CleanAcquiring.Infrastructure.Persistence.Planted;

namespace CleanAcquiring.Application.Planted;

public sealed class StoryThatKnowsPersistence
{
    public string Tell(object context) => context is PlantedDbContext ? "guilty" : "innocent";
}
