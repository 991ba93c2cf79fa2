using CleanAcquiring.Infrastructure;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

/// <summary>The server around the endpoints: limits, proxies, logs, and what stands outside.</summary>
internal static class ServerRegistration
{
    private const long LargestBody = 64 * 1024;

    /// <summary>Mounted secrets: a file for each setting, named like an environment variable (<c>AmoCrm__ClientSecret</c>).</summary>
    public static void AddSecretFiles(this WebApplicationBuilder builder) =>
        builder.Configuration.AddKeyPerFile(Path.GetFullPath(builder.Configuration["Secrets:Path"] ?? "/run/secrets"), optional: true);

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
        // Two writers of one row are an everyday matter here; what nobody expected is thrown, and logged where it ends.
        builder
            .Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical)
            .AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.Critical);
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

    /// <summary>Brings the database up to date.</summary>
    public static Task PrepareAsync(this WebApplication app) => app.Services.PrepareInfrastructureAsync(CancellationToken.None);

    public static void UseServer(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (proxies.Networks.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions
            {
                ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
                ForwardLimit = null,
            };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxies.Networks)
                forwarded.KnownIPNetworks.Add(network);
            app.UseForwardedHeaders(forwarded);
        }
        app.UseMiddleware<SecurityHeaders>(app.Services.GetRequiredService<IOptions<PublicOptions>>().Value.IsPlainHttp);
    }
}
