using CleanAcquiring.Application.Ports.Storage;
using CleanAcquiring.Infrastructure.FollowUps;
using CleanAcquiring.Infrastructure.Persistence.Accounts;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using CleanAcquiring.Infrastructure.Persistence.Nonces;
using CleanAcquiring.Infrastructure.Persistence.Notifications;
using CleanAcquiring.Infrastructure.Persistence.Payments;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.Persistence;

internal static partial class PersistenceRegistration
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Postgres") is { Length: > 0 } postgres)
            AddContext<PostgresDbContext>(services, options => options.UseNpgsql(postgres, npgsql => npgsql.MigrationsHistoryTable("migrations")));
        else
            AddContext<SqliteDbContext>(services, options => options.UseSqlite(EmbeddedConnection(configuration), sqlite => sqlite.MigrationsHistoryTable("migrations")));

        services.AddSingleton<AccountLocks>();
        services.AddSingleton<FollowUpSignal>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IAccounts, AccountRepository>();
        services.AddScoped<ITokens, TokenRepository>();
        services.AddScoped<IPayments, PaymentRepository>();
        services.AddScoped<IFollowUps, FollowUpQueue>();
        services.AddScoped<INotificationVault, NotificationVault>();
        services.AddScoped<INonces, NonceRepository>();
        return services;
    }

    /// <summary>Brings the tables up to date; replicas that start together wait for each other.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AcquiringDbContext>();
        var logger = scope.ServiceProvider.GetRequiredService<ILogger<AcquiringDbContext>>();
        if (context is SqliteDbContext)
            Log.Embedded(logger);
        await context.Database.MigrateAsync(cancellationToken);
        if (context is SqliteDbContext)
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellationToken);
    }

    private static void AddContext<TContext>(IServiceCollection services, Action<DbContextOptionsBuilder> provider)
        where TContext : AcquiringDbContext
    {
        services.AddDbContextPool<TContext>(options =>
        {
            provider(options);
            options.AddInterceptors(new Telemetry.RoundTripCounter());
        });
        services.AddScoped<AcquiringDbContext>(services => services.GetRequiredService<TContext>());
    }

    private static string EmbeddedConnection(IConfiguration configuration)
    {
        var folder = configuration["Data:Path"] is { Length: > 0 } path ? path : "data";
        Directory.CreateDirectory(folder);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "cleanacquiring.db"), DefaultTimeout = 30, Pooling = true }.ToString();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "No PostgreSQL is configured (ConnectionStrings:Postgres): the embedded SQLite database serves one instance only")]
        public static partial void Embedded(ILogger logger);
    }
}
