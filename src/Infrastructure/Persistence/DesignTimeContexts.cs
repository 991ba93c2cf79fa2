using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CleanAcquiring.Infrastructure.Persistence;

/// <summary>For the tool that writes migrations; no database is reached.</summary>
internal sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql("Host=none").Options);
}

/// <summary>For the tool that writes migrations; no database is reached.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite("Data Source=none").Options);
}
