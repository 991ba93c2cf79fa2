using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

internal static class TochkaRegistration
{
    public static IServiceCollection AddTochka(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<TochkaOptions>()
            .Bind(configuration.GetSection("Acquirers:tochka"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TochkaOptions>, TochkaOptionsCheck>();
        services.AddEgressClient(TochkaClient.Name, Policy);
        services.AddSingleton<TochkaClient>();
        services.AddSingleton<TochkaKeys>();
        services.AddSingleton<TochkaSearch>();
        services.AddSingleton<TochkaStatusQuery>();
        services.AddSingleton<TochkaStart>();
        services.AddSingleton<TochkaCapture>();
        services.AddSingleton<TochkaRefund>();
        services.AddSingleton<TochkaCheck>();
        services.AddSingleton<IAcquirer, TochkaAcquirer>();
        return services;
    }

    private static EgressPolicy Policy(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<TochkaOptions>>().Value;
        Uri[] declared = [options.Prefix(), options.Key()];
        return new EgressPolicy
        {
            ExactHosts = [.. declared.Select(address => address.IdnHost).Distinct(StringComparer.OrdinalIgnoreCase)],
            AllowPlainHttp = declared.Any(address => address.Scheme == Uri.UriSchemeHttp),
            ExtraRoots = services.GetRequiredService<ExtraRoots>().Certificates,
        };
    }
}
