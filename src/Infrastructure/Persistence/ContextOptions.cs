using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.Infrastructure.Persistence.Measuring;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>How the contexts reach their databases.</summary>
internal static class ContextOptions
{
    public static DbContextOptionsBuilder OnPostgres(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseNpgsql(
                Lean(connectionString),
                npgsql => npgsql.MaxBatchSize(PostgresDbContext.MaxBatchSize).MigrationsHistoryTable("migrations")
            )
            .WithInterceptors();

    public static DbContextOptionsBuilder OnSqlite(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable("migrations"))
        .WithInterceptors();

    // Statements are few and alike, so the server keeps their plans; no session state is ever set, so none is to be cleared.
    // Whoever says otherwise is obeyed.
    private static string Lean(string connectionString)
    {
        var said = new NpgsqlConnectionStringBuilder(connectionString);
        if (!said.ShouldSerialize("Max Auto Prepare"))
        {
            said.MaxAutoPrepare = 50;
            said.AutoPrepareMinUsages = 2;
        }
        if (!said.ShouldSerialize("No Reset On Close"))
            said.NoResetOnClose = true;
        return said.ConnectionString;
    }

    private static DbContextOptionsBuilder WithInterceptors(this DbContextOptionsBuilder options) =>
        options.AddInterceptors(Rehydration.Instance, CommandRoundTrips.Instance, TransactionRoundTrips.Instance);
}
