using System.Net;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Emulator.AmoCrm;
using CleanAcquiring.Emulator.Clock;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Emulator.Scenarios;
using CleanAcquiring.Emulator.Widget;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CleanAcquiring.Emulator;

/// <summary>Builds the emulator: amoCRM and the acquirers, everything in memory.</summary>
public static class EmulatorHost
{
    /// <summary>Builds the emulator without starting it. Reads no configuration but <paramref name="options"/>.</summary>
    public static WebApplication Build(EmulatorOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        // An empty builder reads neither the environment nor the settings file of a host that embeds the emulator.
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = typeof(EmulatorHost).Assembly.GetName().Name }
        );
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            Listen(kestrel, options.ListenUrl);
            if (options.FrontUrl is { } front)
                Listen(kestrel, front);
        });
        // A response that a fault delays must not delay the shutdown.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        // Request logs would contain codes and tokens of URLs.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddRouting();
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<EmulatorAddress>();
        builder.Services.AddSingleton<EmulatedClock>();
        builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<EmulatedClock>());
        builder.Services.AddFaultInjection();
        builder.Services.AddAmoCrm();
        builder.Services.AddAcquirers();
        builder.Services.AddScenarios();
        builder.Services.AddWidget();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseGatewayFront();
        app.UseAmoCrmHosts();
        app.UseRouting();
        app.MapClock();
        app.MapFaultInjection();
        app.MapAmoCrm();
        app.MapAcquirers();
        app.MapScenarios();
        app.MapWidget();
        if (options.WidgetPath is { } path)
            app.Services.GetRequiredService<EmulatedWidget>().Upload(File.ReadAllBytes(path));
        return app;
    }

    /// <summary>Lists the settings of a gateway that uses this emulator. Its address is final once it has started.</summary>
    public static Dictionary<string, string?> GatewaySettings(IServiceProvider emulator)
    {
        var options = emulator.GetRequiredService<EmulatorOptions>();
        var url = emulator.GetRequiredService<EmulatorAddress>().PublicUrl;
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Public:BaseUrl"] = options.GatewayUrl,
            ["AmoCrm:ClientId"] = options.ClientId,
            ["AmoCrm:ClientSecret"] = options.ClientSecret,
            ["AmoCrm:RedirectUri"] = options.RedirectUri,
            ["AmoCrm:BaseAddressOverride"] = url,
            ["Egress:AllowPrivateNetworks"] = "true",
        };
        foreach (var acquirer in emulator.GetServices<IEmulatedAcquirer>())
        {
            settings[$"Acquirers:{acquirer.Name}:BaseUrl"] = url + acquirer.ApiPath;
            foreach (var (name, path) in acquirer.FurtherPaths)
                settings[$"Acquirers:{acquirer.Name}:{name}"] = url + path;
        }
        return settings;
    }

    private static void Listen(KestrelServerOptions kestrel, string url)
    {
        kestrel.AddServerHeader = false;
        var address = BindingAddress.Parse(url);
        if (IPAddress.TryParse(address.Host, out var ip))
            kestrel.Listen(ip, address.Port);
        else if (!string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase))
            kestrel.ListenAnyIP(address.Port);
        else if (address.Port == 0) // The server cannot take the same free port on both loopbacks.
            kestrel.Listen(IPAddress.Loopback, 0);
        else
            kestrel.ListenLocalhost(address.Port);
    }
}

/// <summary>The emulator's own URL: the configured one, else the one that the server is bound to.</summary>
internal sealed class EmulatorAddress(EmulatorOptions options, IServer server)
{
    public string PublicUrl => (options.PublicUrl ?? Bound ?? options.ListenUrl).TrimEnd('/');

    /// <summary>The gateway's second origin; null without one.</summary>
    public string? FrontUrl => options.FrontUrl is null ? null : (Addresses.ElementAtOrDefault(1) ?? options.FrontUrl).TrimEnd('/');

    private string? Bound => Addresses.FirstOrDefault();

    private IEnumerable<string> Addresses => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
}
