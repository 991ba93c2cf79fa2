using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>Applies what the database lacks.</summary>
internal static partial class SchemaUpgrade
{
    public static async Task RunAsync(AcquiringDbContext context, StorageOptions storage, ILogger logger, CancellationToken cancellationToken)
    {
        if (storage.IsPostgres)
        {
            Log.OnPostgres(logger);
            await context.Database.MigrateAsync(cancellationToken);
            return;
        }
        storage.MakeFolder();
        Log.OnSqlite(logger, storage.SqliteFile);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        // EF's lock is a row that a killed process leaves behind, and the next start would wait for it for ever. One instance needs none.
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
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
