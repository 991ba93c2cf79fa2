using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.Infrastructure.Persistence.Measuring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>Connects the contexts to their databases.</summary>
internal static class ContextOptions
{
    public static DbContextOptionsBuilder OnPostgres(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseNpgsql(
                Lean(connectionString),
                npgsql => npgsql.MaxBatchSize(PostgresDbContext.MaxBatchSize).MigrationsHistoryTable("migrations")
            )
            // Migrations run in our transaction, under our lock: see SchemaUpgrade.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MigrationsUserTransactionWarning))
            .WithInterceptors();

    public static DbContextOptionsBuilder OnSqlite(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable("migrations"))
        .WithInterceptors();

    // Statements are few and alike, so the server keeps their plans; no session state is ever set, so none is cleared. Explicit
    // values of the connection string win.
    private static string Lean(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        if (!given.ShouldSerialize("Max Auto Prepare"))
        {
            given.MaxAutoPrepare = 50;
            given.AutoPrepareMinUsages = 2;
        }
        if (!given.ShouldSerialize("No Reset On Close"))
            given.NoResetOnClose = true;
        return given.ConnectionString;
    }

    private static DbContextOptionsBuilder WithInterceptors(this DbContextOptionsBuilder options) =>
        options.AddInterceptors(Rehydration.Instance, CommandRoundTrips.Instance, TransactionRoundTrips.Instance);
}
