using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CleanAcquiring.Infrastructure.FollowUps;

public static class FollowUpRegistration
{
    /// <summary>Registers the worker of follow-ups; needs the registrations of the persistence and of the application.</summary>
    public static IServiceCollection AddFollowUps(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(new FollowUpPace());
        services.TryAddSingleton(Random.Shared);
        services.AddSingleton<FollowUpMeter>();
        services.AddSingleton<FollowUpRunner>();
        services.AddScoped<FollowUpSettling>();
        services.AddHostedService<FollowUpWorker>();
        return services;
    }
}
