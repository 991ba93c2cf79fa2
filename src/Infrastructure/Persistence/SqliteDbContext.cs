using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence;

internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : AcquiringDbContext(options)
{
    public override bool RunsABatchAsOneTransaction => false;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite has no type for a moment; ticks keep their order.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}
