using CleanAcquiring.Infrastructure.Persistence.Mapping;
using CleanAcquiring.Infrastructure.Persistence.Measuring;
using Microsoft.EntityFrameworkCore;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>How the contexts reach their databases.</summary>
internal static class ContextOptions
{
    public static DbContextOptionsBuilder OnPostgres(this DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, npgsql => npgsql.MaxBatchSize(PostgresDbContext.MaxBatchSize).MigrationsHistoryTable("migrations"))
        .WithInterceptors();

    public static DbContextOptionsBuilder OnSqlite(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString, sqlite => sqlite.MigrationsHistoryTable("migrations"))
        .WithInterceptors();

    private static DbContextOptionsBuilder WithInterceptors(this DbContextOptionsBuilder options) =>
        options.AddInterceptors(Rehydration.Instance, CommandRoundTrips.Instance, TransactionRoundTrips.Instance);
}
