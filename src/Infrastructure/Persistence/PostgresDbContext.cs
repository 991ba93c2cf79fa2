using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence;

internal sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : AcquiringDbContext(options)
{
    public override bool RunsABatchAsOneTransaction => true;
}
