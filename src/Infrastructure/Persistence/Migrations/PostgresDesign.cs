using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CleanAcquiring.Infrastructure.Persistence.Migrations;

/// <summary>For <c>dotnet ef migrations add</c>, which needs no server.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<PostgresDbContext>)new DbContextOptionsBuilder<PostgresDbContext>().OnPostgres("Host=localhost").Options);
}
