using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>The tables in PostgreSQL, shared by any number of replicas.</summary>
internal sealed class PostgresDbContext : AcquiringDbContext
{
    /// <summary>More statements than any save has, so that a save is one batch.</summary>
    public const int MaxBatchSize = 1000;

    public PostgresDbContext(DbContextOptions<PostgresDbContext> options)
        : base(options)
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        // A save is one batch, and PostgreSQL runs the statements of a batch in one implicit transaction: they succeed or fail together
        // in ONE round trip, where BEGIN and COMMIT would make it three. So no save may rely on "0 rows changed" for a rollback.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
    }

    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    // "NO KEY": rows that refer to the account can still be written while its token is renewed.
    public override string? AccountLock => "SELECT 1 FROM accounts WHERE platform = {0} AND account_id = {1} FOR NO KEY UPDATE";

    public override object Timestamp(DateTimeOffset time) => time.ToUniversalTime();

    // The innermost: EF wraps a deadlock twice, since it takes it for a transient failure.
    public override bool IsCollision(Exception failure) =>
        failure.GetBaseException() is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.SerializationFailure
        };

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConversion>();
    }
}

/// <summary>PostgreSQL takes instants without an offset; an acquirer's clock may come with one.</summary>
internal sealed class UtcConversion() : ValueConverter<DateTimeOffset, DateTimeOffset>(time => time.ToUniversalTime(), time => time);
