using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>Applies what the database lacks.</summary>
internal static partial class SchemaUpgrade
{
    // Any number that nobody else in the database locks.
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
        storage.MakeFolder();
        Log.OnSqlite(logger, storage.SqliteFile);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        // EF's lock is a row that a killed process leaves behind, and the next start would wait for it for ever. One instance needs none.
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    // EF's own lock is let go between two migrations, and another replica then begins with what it had read before.
    private static async Task OneAtATimeAsync(AcquiringDbContext context, CancellationToken cancellationToken)
    {
        if (!await context.Database.CanConnectAsync(cancellationToken))
        {
            // There is no such database yet: it is made first.
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
        [LoggerMessage(1, LogLevel.Information, "The data is kept in PostgreSQL.")]
        public static partial void OnPostgres(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning,
            "ConnectionStrings:Postgres is not set: the data is kept in the file {File}, for one instance only.")]
        public static partial void OnSqlite(ILogger logger, string file);
    }
}
