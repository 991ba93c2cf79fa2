using CleanAcquiring.Application.Storage;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CleanAcquiring.Web.Tests.Harness;

/// <summary>Replaces the use cases by the test, and removes the background work.</summary>
internal sealed class SwappedServices(ScriptedMediator mediator) : IServiceProviderFactory<IServiceCollection>
{
    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Scoped<IMediator>(_ => mediator));
        foreach (var work in services.Where(service => service.ServiceType == typeof(IHostedService) && IsOurs(service)).ToList())
            services.Remove(work);
        // A page that uses the database fails.
        services.RemoveAll<IAccounts>();
        services.RemoveAll<IPayments>();
        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();

    private static bool IsOurs(ServiceDescriptor service) =>
        service.ImplementationType?.FullName?.StartsWith("CleanAcquiring.", StringComparison.Ordinal) == true;
}
