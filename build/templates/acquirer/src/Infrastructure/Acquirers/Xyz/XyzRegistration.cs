using CleanAcquiring.Application.Acquirers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Xyz;

internal static class XyzRegistration
{
    public static IServiceCollection AddXyz(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<XyzOptions>()
            .Bind(configuration.GetSection("Acquirers:xyz"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<XyzOptions>, XyzOptionsCheck>();
        services.AddAcquirerClient(
            XyzClient.Name, provider => [provider.GetRequiredService<IOptions<XyzOptions>>().Value.Prefix()]);
        services.AddSingleton<XyzClient>();
        services.AddSingleton<XyzStart>();
        services.AddSingleton<XyzStatusQuery>();
        services.AddSingleton<XyzRefund>();
        services.AddSingleton<XyzCheck>();
        services.AddSingleton<IAcquirer, XyzAcquirer>();
        return services;
    }
}
