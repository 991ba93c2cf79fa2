using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence.Planted;

public sealed class PlantedDbContext : DbContext;
