using CleanAcquiring.Infrastructure.Persistence.FollowUps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CleanAcquiring.Infrastructure.FollowUps;

public static class FollowUpRegistration
{
    /// <summary>Registers the worker that does what is due; needs the persistence's and the application's registrations.</summary>
    public static IServiceCollection AddFollowUps(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(new FollowUpPace());
        services.TryAddSingleton(Random.Shared);
        services.TryAddSingleton<FollowUpSignal>();
        services.AddSingleton<FollowUpMeter>();
        services.AddSingleton<FollowUpRunner>();
        services.AddScoped<FollowUpSettling>();
        services.AddScoped<OldestDue>();
        services.AddHostedService<FollowUpWorker>();
        return services;
    }
}
