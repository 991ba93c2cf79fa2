using CleanAcquiring.Application.Acquirers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Robokassa;

internal static class RobokassaRegistration
{
    public static IServiceCollection AddRobokassa(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<RobokassaOptions>()
            .Bind(configuration.GetSection("Acquirers:robokassa"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<RobokassaOptions>, RobokassaOptionsCheck>();
        services.AddAcquirerClient(RobokassaClient.Name, provider =>
        {
            var options = provider.GetRequiredService<IOptions<RobokassaOptions>>().Value;
            return [options.Prefix(), options.RefundPrefix()];
        });
        services.AddSingleton<RobokassaClient>();
        services.AddSingleton<RobokassaStart>();
        services.AddSingleton<RobokassaStatusQuery>();
        services.AddSingleton<RobokassaCapture>();
        services.AddSingleton<RobokassaRefund>();
        services.AddSingleton<RobokassaCheck>();
        services.AddSingleton<IAcquirer, RobokassaAcquirer>();
        return services;
    }
}
