using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>The tables in one SQLite file, for one instance.</summary>
internal sealed class SqliteDbContext : AcquiringDbContext
{
    private const int Constraint = 19;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;

    public SqliteDbContext(DbContextOptions<SqliteDbContext> options)
        : base(options) => ChangeTracker.AutoDetectChangesEnabled = false;

    // SQLite has one writer at a time.
    public override string SkipLocked => "";

    public override string? AccountLock => null;

    public override object Timestamp(DateTimeOffset time) => time.UtcTicks;

    public override bool IsCollision(Exception failure) =>
        failure.GetBaseException()
            is SqliteException { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConversion>();
    }
}

/// <summary>SQLite has no time: ticks of UTC keep the order, which text with an offset would not.</summary>
internal sealed class TicksConversion()
    : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
