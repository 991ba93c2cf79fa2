using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>Applies the migrations that the database lacks.</summary>
internal static partial class SchemaUpgrade
{
    // An arbitrary number that no other program locks in this database.
    private const long UpgradeLock = 7_420_261_124;

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
        storage.CreateFolder();
        Log.OnSqlite(logger, storage.SqliteFile);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        // EF's lock is a row that a killed process leaves behind; the next start would wait for it for ever. One instance needs no lock.
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    // EF's own lock is released between two migrations, and another replica then goes on with an outdated list.
    private static async Task OneAtATimeAsync(AcquiringDbContext context, CancellationToken cancellationToken)
    {
        if (!await context.Database.CanConnectAsync(cancellationToken))
        {
            // The database does not exist yet: this creates it.
            await context.Database.MigrateAsync(cancellationToken);
            return;
        }
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({UpgradeLock})", cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({UpgradeLock})", CancellationToken.None);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
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
