using CleanAcquiring.Application.Acquirers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.YooKassa;

internal static class YooKassaRegistration
{
    public static IServiceCollection AddYooKassa(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<YooKassaOptions>()
            .Bind(configuration.GetSection("Acquirers:yookassa"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<YooKassaOptions>, YooKassaOptionsCheck>();
        services.AddAcquirerClient(
            YooKassaClient.Name, provider => [provider.GetRequiredService<IOptions<YooKassaOptions>>().Value.Prefix()]);
        services.AddSingleton<YooKassaClient>();
        services.AddSingleton<YooKassaStart>();
        services.AddSingleton<YooKassaSearch>();
        services.AddSingleton<YooKassaStatusQuery>();
        services.AddSingleton<YooKassaCapture>();
        services.AddSingleton<YooKassaRefund>();
        services.AddSingleton<YooKassaClosingReceipt>();
        services.AddSingleton<YooKassaCheck>();
        services.AddSingleton<IAcquirer, YooKassaAcquirer>();
        return services;
    }
}
