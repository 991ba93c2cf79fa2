using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure.Egress;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Acquirers.Stripe;

internal static class StripeRegistration
{
    public static IServiceCollection AddStripe(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StripeOptions>().Bind(configuration.GetSection("Acquirers:stripe")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<StripeOptions>, StripeOptionsCheck>();
        services.AddEgressClient(StripeClient.Name, Policy);
        services.AddSingleton<StripeClient>();
        services.AddSingleton<StripeSearch>();
        services.AddSingleton<StripeStatusQuery>();
        services.AddSingleton<StripeStart>();
        services.AddSingleton<StripeCapture>();
        services.AddSingleton<StripeCancel>();
        services.AddSingleton<StripeRefund>();
        services.AddSingleton<StripeCheck>();
        services.AddSingleton<IAcquirer, StripeAcquirer>();
        return services;
    }

    private static EgressPolicy Policy(IServiceProvider services)
    {
        var address = services.GetRequiredService<IOptions<StripeOptions>>().Value.Prefix();
        return new EgressPolicy
        {
            ExactHosts = [address.IdnHost],
            AllowPlainHttp = address.Scheme == Uri.UriSchemeHttp,
            ExtraRoots = services.GetRequiredService<ExtraRoots>().Certificates,
        };
    }
}
