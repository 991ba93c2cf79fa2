using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Infrastructure;
using CleanAcquiring.Web.Errors;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web.Hosting;

/// <summary>Sets up the server around the endpoints: limits, proxies, logs, errors, health, and Infrastructure.</summary>
internal static class ServerRegistration
{
    private const long LargestBody = 64 * 1024;

    /// <summary>Adds mounted secrets: a file for each setting, named like an environment variable (<c>AmoCrm__ClientSecret</c>).</summary>
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
            // A connection that says nothing costs 50 KB.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            kestrel.RequestHeaderEncodingSelector = ContentLengthEncoding.Select;
        });
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<RateLimitOptions>>(
            (kestrel, limits) => kestrel.Limits.MaxConcurrentConnections = limits.Value.Connections);
        // The framework's own request lines carry addresses, and an address may carry a buyer's text.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // Two writers of one row are an everyday matter here; an unexpected failure is thrown, and logged where it ends.
        builder
            .Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical)
            .AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.Critical);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(45));
        builder.Services.AddOptions<ProxyOptions>().BindConfiguration("Proxies").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyOptionsCheck>();
        builder.Services.AddOptions<PublicOptions>().BindConfiguration("Public").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PublicOptions>, PublicOptionsCheck>();
        builder.Services.AddSingleton<IValidateOptions<PublicOptions>, ProductionCheck>();
        builder.Services.AddSingleton<IPublicUrls, PublicUrls>();
        builder.Services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddOpenApi();
        // Before the worker: hosted services start in the order of their registration.
        builder.Services.AddHostedService<DatabasePreparationRegistration>();
        builder.Services.AddInfrastructure(builder.Configuration);
    }

    /// <summary>Brings the database up to date.</summary>
    public static Task PrepareAsync(this WebApplication app) => app.Services.PrepareInfrastructureAsync(CancellationToken.None);

    public static void UseServer(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value;
        if (proxies.Networks.Count > 0)
            app.UseForwardedHeaders(Forwarded(proxies));
        var isPlainHttp = app.Services.GetRequiredService<IOptions<PublicOptions>>().Value.IsPlainHttp;
        var acquirers = app.Services.GetRequiredService<AcquirerDirectory>().All;
        app.UseMiddleware<SecurityHeaders>(isPlainHttp, isPlainHttp || acquirers.Any(acquirer => acquirer.Profile.AllowsPlainHttpPages));
        app.UseMiddleware<ErrorPages>();
        app.UseRouting();
        // Before the limits: the seller's page must be able to read a 429.
        app.UseCors();
        var limits = app.Services.GetRequiredService<RateLimits>();
        var errors = app.Services.GetRequiredService<BuyerErrors>();
        app.UseWhen(RateLimits.Concern, limited => limited.Use((context, next) => limits.InvokeAsync(context, next, errors)));
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapOpenApi("/openapi/{documentName}.json");
    }

    private static ForwardedHeadersOptions Forwarded(ProxyOptions proxies)
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
        return forwarded;
    }
}

/// <summary>Brings the database up to date before a request is served or a follow-up worked on.</summary>
internal sealed class DatabasePreparationRegistration(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => services.PrepareInfrastructureAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
