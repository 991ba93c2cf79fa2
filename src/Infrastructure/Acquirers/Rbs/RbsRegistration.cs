using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Rbs;

internal static class RbsRegistration
{
    public static IServiceCollection AddRbs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<RbsOptions>, RbsOptionsCheck>();
        services.AddBank(configuration, RbsBank.Sber);
        services.AddBank(configuration, RbsBank.Alfa);
        return services;
    }

    private static void AddBank(this IServiceCollection services, IConfiguration configuration, RbsBank bank)
    {
        services.AddOptions<RbsOptions>(bank.Name)
            .Bind(configuration.GetSection($"Acquirers:{bank.Name}"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddEgressClient(bank.Name, provider => Policy(bank, provider));
        services.AddSingleton<IAcquirer>(provider => new RbsAcquirer(
            bank,
            OptionsOf(bank, provider),
            new RbsClient(
                bank.Name,
                provider.GetRequiredService<IHttpClientFactory>(),
                OptionsOf(bank, provider),
                provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<TimeProvider>()));
    }

    private static EgressPolicy Policy(RbsBank bank, IServiceProvider provider)
    {
        var prefixes = OptionsOf(bank, provider).Prefixes(bank);
        return new EgressPolicy
        {
            ExactHosts = [.. prefixes.Select(prefix => prefix.IdnHost).Distinct(StringComparer.OrdinalIgnoreCase)],
            AllowPlainHttp = prefixes.Any(prefix => prefix.Scheme == Uri.UriSchemeHttp),
            ExtraRoots = provider.GetRequiredService<ExtraRoots>().Certificates,
        };
    }

    private static RbsOptions OptionsOf(RbsBank bank, IServiceProvider provider) =>
        provider.GetRequiredService<IOptionsMonitor<RbsOptions>>().Get(bank.Name);
}
