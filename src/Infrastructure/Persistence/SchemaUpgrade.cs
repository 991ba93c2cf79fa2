using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>Applies the migrations that the database lacks.</summary>
internal static partial class SchemaUpgrade
{
    // An arbitrary number that no other program locks in this database.
    private const long UpgradeLock = 7_420_261_124;

    // A replica waits for the upgrade of another one.
    private static readonly TimeSpan LongestUpgrade = TimeSpan.FromMinutes(10);

    public static async Task RunAsync(
        AcquiringDbContext context,
        StorageOptions storage,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        if (storage.IsPostgres)
        {
            Log.OnPostgres(logger);
            await OneAtATimeAsync(context, cancellationToken);
            return;
        }
        storage.CreateFile();
        Log.OnSqlite(logger, storage.SqliteFile);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        // EF's lock is a row that a killed process leaves behind; the next start would wait for it for ever. One instance needs no lock.
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        // Whoever had a lease has ended: there is no other instance.
        await context.FollowUps.Where(work => EF.Property<Guid?>(work, FollowUpConfiguration.Lease) != null).ExecuteUpdateAsync(
            set => set
                .SetProperty(work => EF.Property<Guid?>(work, FollowUpConfiguration.Lease), (Guid?)null)
                .SetProperty(work => EF.Property<DateTimeOffset?>(work, FollowUpConfiguration.LeaseUntil), (DateTimeOffset?)null),
            cancellationToken);
    }

    // EF's own lock is released between two migrations, and another replica then goes on with an outdated list. A lock of the session
    // would stay behind on the connection that a transaction pooler gives to somebody else; one of the transaction cannot. So the whole
    // upgrade is one transaction, and a failed one leaves nothing behind.
    private static async Task OneAtATimeAsync(AcquiringDbContext context, CancellationToken cancellationToken)
    {
        if (!await context.Database.CanConnectAsync(cancellationToken))
        {
            // The database does not exist yet: this creates it.
            await context.Database.MigrateAsync(cancellationToken);
            return;
        }
        context.Database.SetCommandTimeout(LongestUpgrade);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({UpgradeLock})", cancellationToken);
        // A read of a history that is not there would break the transaction.
        await context.Database.ExecuteSqlRawAsync(
            context.GetService<IHistoryRepository>().GetCreateIfNotExistsScript(), cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The data is stored in PostgreSQL.")]
        public static partial void OnPostgres(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning,
            "ConnectionStrings:Postgres is not set: the data is stored in the file {File}, for one instance only.")]
        public static partial void OnSqlite(ILogger logger, string file);
    }
}
