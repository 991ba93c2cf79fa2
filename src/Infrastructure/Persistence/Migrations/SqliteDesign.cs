using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CleanAcquiring.Infrastructure.Persistence.Migrations;

/// <summary>For <c>dotnet ef migrations add</c>, which needs no file.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<SqliteDbContext>)new DbContextOptionsBuilder<SqliteDbContext>().OnSqlite("Data Source=:memory:").Options);
}
