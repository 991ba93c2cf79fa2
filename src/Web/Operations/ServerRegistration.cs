using CleanAcquiring.Infrastructure;
using CleanAcquiring.Web.Addresses;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Operations;

/// <summary>The server around the endpoints: limits, proxies, logs, and what stands outside.</summary>
internal static class ServerRegistration
{
    private const long LargestBody = 64 * 1024;

    public static void AddServer(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestLineSize = 4 * 1024;
        });
        // The framework's own request lines carry addresses, and addresses carry what a buyer typed.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));
        builder.Services.AddOptions<ProxyOptions>().BindConfiguration("Proxies").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsCheck>();
        builder.Services.AddOpenApi();
    }

    public static void AddOutside(this IServiceCollection services, IConfiguration configuration)
    {
        // Before the worker: hosted services start in the order of their registration.
        services.AddHostedService<PreparedDatabaseRegistration>();
        services.AddInfrastructure(configuration);
    }

    public static void UseServer(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (proxies.Networks.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxies.Networks)
                forwarded.KnownIPNetworks.Add(network);
            app.UseForwardedHeaders(forwarded);
        }
        app.UseMiddleware<SecurityHeaders>(app.Services.GetRequiredService<IOptions<PublicOptions>>().Value.IsPlainHttp);
    }
}
