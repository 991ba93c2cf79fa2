using CleanAcquiring.Infrastructure.Persistence.Planted;

namespace CleanAcquiring.Web.Planted;

public sealed class PageThatQueries(PlantedDbContext context)
{
    public Task<int> GetAsync() => context.SaveChangesAsync();
}
