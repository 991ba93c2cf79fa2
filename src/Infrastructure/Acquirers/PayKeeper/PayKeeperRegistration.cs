using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.PayKeeper;

internal static class PayKeeperRegistration
{
    public static IServiceCollection AddPayKeeper(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<PayKeeperOptions>()
            .Bind(configuration.GetSection("Acquirers:paykeeper"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<PayKeeperOptions>, PayKeeperOptionsCheck>();
        services.AddEgressClient(PayKeeperClient.Name, Policy);
        services.AddSingleton<PayKeeperClient>();
        services.AddSingleton<PayKeeperStart>();
        services.AddSingleton<PayKeeperStatusQuery>();
        services.AddSingleton<PayKeeperCancel>();
        services.AddSingleton<PayKeeperRefund>();
        services.AddSingleton<PayKeeperCheck>();
        services.AddSingleton<IAcquirer, PayKeeperAcquirer>();
        return services;
    }

    private static EgressPolicy Policy(IServiceProvider provider)
    {
        var roots = provider.GetRequiredService<ExtraRoots>().Certificates;
        return provider.GetRequiredService<IOptions<PayKeeperOptions>>().Value.Substitute() is { } substitute
            ? new EgressPolicy
            {
                ExactHosts = [substitute.IdnHost],
                AllowPlainHttp = substitute.Scheme == Uri.UriSchemeHttp,
                ExtraRoots = roots,
            }
            : new EgressPolicy { HostSuffixes = [PayKeeperOptions.ServerSuffix], ExtraRoots = roots };
    }
}
