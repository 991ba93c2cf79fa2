using CleanAcquiring.Application.Acquirers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.CloudPayments;

internal static class CloudPaymentsRegistration
{
    public static IServiceCollection AddCloudPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<CloudPaymentsOptions>()
            .Bind(configuration.GetSection("Acquirers:cloudpayments"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<CloudPaymentsOptions>, CloudPaymentsOptionsCheck>();
        services.AddAcquirerClient(
            CloudPaymentsClient.Name, provider => [provider.GetRequiredService<IOptions<CloudPaymentsOptions>>().Value.Prefix()]);
        services.AddSingleton<CloudPaymentsClient>();
        services.AddSingleton<CloudPaymentsStart>();
        services.AddSingleton<CloudPaymentsStatusQuery>();
        services.AddSingleton<CloudPaymentsCapture>();
        services.AddSingleton<CloudPaymentsRefund>();
        services.AddSingleton<CloudPaymentsCheck>();
        services.AddSingleton<CloudPaymentsAddresses>();
        services.AddSingleton<IAcquirer, CloudPaymentsAcquirer>();
        return services;
    }
}
