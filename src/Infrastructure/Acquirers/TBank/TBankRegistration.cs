using CleanAcquiring.Application.Acquirers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

internal static class TBankRegistration
{
    public static IServiceCollection AddTBank(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TBankOptions>().Bind(configuration.GetSection("Acquirers:tbank")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TBankOptions>, TBankOptionsCheck>();
        services.AddAcquirerClient(TBankClient.Name, provider => [provider.GetRequiredService<IOptions<TBankOptions>>().Value.Prefix()]);
        services.AddSingleton<TBankClient>();
        services.AddSingleton<TBankStatusQuery>();
        services.AddSingleton<TBankStart>();
        services.AddSingleton<TBankCancel>();
        services.AddSingleton<TBankRefund>();
        services.AddSingleton<TBankCapture>();
        services.AddSingleton<TBankClosingReceipt>();
        services.AddSingleton<TBankCheck>();
        services.AddSingleton<IAcquirer, TBankAcquirer>();
        return services;
    }
}
