using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.Egress;

/// <summary>Registers the clients of outgoing calls; there is no other way to get one.</summary>
public static class EgressRegistration
{
    /// <summary>
    /// Adds a named client that calls only the hosts of its policy: no redirects, cookies, proxies, private networks or repeats.
    /// </summary>
    public static IHttpClientBuilder AddEgressClient(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, EgressPolicy> policy
    )
    {
        services.AddEgressRules();
        return services
            .AddHttpClient(name)
            .ConfigureHttpClient(client =>
                client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("CleanAcquiring", "1.0"))
            )
            .ConfigurePrimaryHttpMessageHandler(provider =>
                Primary(name, policy(provider), provider.GetRequiredService<IOptions<EgressOptions>>().Value)
            )
            .AddHttpMessageHandler(provider => new EgressHandler(
                name, policy(provider), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<EgressHandler>>()))
            // The pool renews the connections; the handler stays.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            // The factory's own loggers would write whole addresses.
            .RemoveAllLoggers();
    }

    private static void AddEgressRules(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(ExtraRoots)))
            return;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<EgressOptions>().BindConfiguration("Egress").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<EgressOptions>, EgressOptionsCheck>();
        services.AddSingleton<ExtraRoots>();
        services.AddSingleton<IHostedService, EgressWarning>();
    }

    private static SocketsHttpHandler Primary(string client, EgressPolicy policy, EgressOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 32,
            // Our trace ids stay inside.
            ActivityHeadersPropagator = null,
            ConnectCallback = new PublicConnector(client, options.AllowPrivateNetworks).ConnectAsync,
        };
        if (policy.ExtraRoots is { Count: > 0 } roots)
        {
            var trust = new ExtraRootsTrust(roots);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                trust.Accepts(certificate, chain, errors);
        }
        return handler;
    }
}
