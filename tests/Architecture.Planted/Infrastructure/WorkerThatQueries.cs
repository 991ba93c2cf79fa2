using CleanAcquiring.Infrastructure.Persistence.Planted;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Planted;

public sealed class WorkerThatQueries
{
    public Task<int> CountAsync(PlantedDbContext context) => context.Set<object>().CountAsync();
}
