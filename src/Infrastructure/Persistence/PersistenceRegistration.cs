using CleanAcquiring.Application.Storage;
using CleanAcquiring.Infrastructure.Persistence.Accounts;
using CleanAcquiring.Infrastructure.Persistence.Attention;
using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using CleanAcquiring.Infrastructure.Persistence.Keys;
using CleanAcquiring.Infrastructure.Persistence.Nonces;
using CleanAcquiring.Infrastructure.Persistence.Notifications;
using CleanAcquiring.Infrastructure.Persistence.Payments;
using CleanAcquiring.Infrastructure.Persistence.Retention;
using CleanAcquiring.Infrastructure.Persistence.Sessions;
using CleanAcquiring.Infrastructure.Persistence.Trial;
using CleanAcquiring.Infrastructure.Persistence.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Persistence;

public static class PersistenceRegistration
{
    /// <summary>
    /// Registers the storage. PostgreSQL when <c>ConnectionStrings:Postgres</c> is set, else SQLite in the folder
    /// <c>Data:Path</c>; read when first used, so that a source added to the configuration later still counts.
    /// </summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>()
            .Configure(options =>
            {
                options.Postgres = configuration.GetConnectionString(StorageOptions.PostgresName);
                options.Path = configuration[StorageOptions.PathKey] ?? options.Path;
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<FollowUpSignal>();
        services.TryAddSingleton<FollowUpHorizon>();

        services.AddPooledDbContextFactory<PostgresDbContext>((provider, options) => options.OnPostgres(StorageOf(provider).Postgres!));
        services.AddPooledDbContextFactory<SqliteDbContext>((provider, options) => options.OnSqlite(StorageOf(provider).SqliteConnection));
        services.AddScoped<AcquiringDbContext>(provider => StorageOf(provider).IsPostgres
            ? provider.GetRequiredService<IDbContextFactory<PostgresDbContext>>().CreateDbContext()
            : provider.GetRequiredService<IDbContextFactory<SqliteDbContext>>().CreateDbContext());

        services.AddSingleton<AccountLocks>();
        services.AddSingleton<RenewalGate>();
        services.AddSingleton<TokenColumns>();
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<IAccounts, StoredAccounts>();
        services.AddScoped<IJournal, StoredJournal>();
        services.AddScoped<ITokens, StoredTokens>();
        services.AddScoped<IPayments, StoredPayments>();
        services.AddScoped<IPaymentList, StoredPaymentList>();
        services.AddScoped<IAttention, StoredAttention>();
        services.AddScoped<IWebhooks, StoredWebhooks>();
        services.AddScoped<DueWebhooks>();
        services.AddScoped<FollowUpQueue>();
        services.AddScoped<IFollowUps>(provider => provider.GetRequiredService<FollowUpQueue>());
        services.AddScoped<INotificationStore, NotificationStore>();
        services.AddScoped<INonces, StoredNonces>();
        services.AddScoped<ISellerSessions, StoredSellerSessions>();
        services.AddSingleton<ITrialBook, TrialBook>();
        services.AddScoped<SealedRows>();
        services.AddScoped<UsedKeys>();
        services.AddScoped<Resealing>();
        services.AddOptions<RetentionOptions>()
            .Bind(configuration.GetSection(RetentionOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RetentionOptions>>().Value.ToPolicy());
        services.AddScoped<IRetention, StoredRetention>();
        return services;
    }

    /// <summary>
    /// Upgrades the schema to this version; several replicas may do so at once. Called before serving.
    /// </summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AcquiringDbContext>();
        var logger = scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("CleanAcquiring.Persistence");
        await SchemaUpgrade.RunAsync(context, StorageOf(services), logger, cancellationToken);
    }

    /// <summary>Refuses to go on while a key is missing that stored values are sealed with. Called before serving.</summary>
    public static async Task CheckKeysAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UsedKeys>().CheckAsync(cancellationToken);
    }

    /// <summary>Seals every stored value anew with the newest key; the gateway may be running.</summary>
    public static async Task ResealAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Resealing>().ResealAsync(cancellationToken);
    }

    /// <summary>Counts the stored values of each key; reads every table of sealed values once for each key.</summary>
    public static async Task<IReadOnlyList<SealedCount>> CountSealedAsync(
        this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Resealing>().CountAsync(cancellationToken);
    }

    private static StorageOptions StorageOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<StorageOptions>>().Value;
}
