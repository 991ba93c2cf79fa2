using CleanAcquiring.Application.Sealing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Sealing;

public static class SealingRegistration
{
    /// <summary>
    /// Registers the sealing with the keys of <c>Sealing:Keys</c>; needs the persistence's registration, which decides whether a key
    /// file may be created.
    /// </summary>
    public static IServiceCollection AddSealing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SealingOptions>().Bind(configuration.GetSection(SealingOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SealingOptions>, SealingOptionsValidation>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<AesSealing>();
        services.AddSingleton<ISealing>(provider => provider.GetRequiredService<AesSealing>());
        services.AddSingleton<ISealingKeys>(provider => provider.GetRequiredService<AesSealing>());
        return services;
    }
}
