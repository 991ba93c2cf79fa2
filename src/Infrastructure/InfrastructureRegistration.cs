using CleanAcquiring.Infrastructure.Acquirers;
using CleanAcquiring.Infrastructure.AmoCrm;
using CleanAcquiring.Infrastructure.FollowUps;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Sealing;
using CleanAcquiring.Infrastructure.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CleanAcquiring.Infrastructure;

public static class InfrastructureRegistration
{
    /// <summary>Registers the implementations of Application's ports.</summary>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPersistence(configuration);
        services.AddSealing(configuration);
        services.AddAmoCrm(configuration);
        services.AddAcquirers(configuration);
        services.AddWebhooks();
        services.AddFollowUps();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        return services;
    }

    /// <summary>Upgrades the database and checks the keys before the first request.</summary>
    public static async Task PrepareInfrastructureAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.MigrateAsync(cancellationToken);
        await services.CheckKeysAsync(cancellationToken);
    }
}
