using System.Net;
using CleanAcquiring.Emulator.Acquirers.TBank;
using CleanAcquiring.Emulator.AmoCrm;
using CleanAcquiring.Emulator.Clock;
using CleanAcquiring.Emulator.FaultInjection;
using CleanAcquiring.Emulator.Pages;
using CleanAcquiring.Emulator.Scenarios;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CleanAcquiring.Emulator;

/// <summary>Builds the emulator: amoCRM and the acquirers on a laptop, everything in memory.</summary>
public static class EmulatorHost
{
    /// <summary>
    /// Builds, but does not start, the emulator. The surrounding configuration is not read: only <paramref name="options"/>
    /// count.
    /// </summary>
    public static WebApplication Build(EmulatorOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        // An empty builder, so that neither the environment nor the settings file of a host that embeds us moves our port.
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = typeof(EmulatorHost).Assembly.GetName().Name }
        );
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options.ListenUrl));
        // An answer that a fault holds back must not hold back the shutdown.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        // Request logs would show codes and tokens in addresses.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddRouting();
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<EmulatorAddress>();
        builder.Services.AddSingleton<EmulatedClock>();
        builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<EmulatedClock>());
        builder.Services.AddFaultInjection();
        builder.Services.AddAmoCrm();
        builder.Services.AddTBank();
        builder.Services.AddScenarios();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseAmoCrmHosts();
        app.UseRouting();
        app.MapClock();
        app.MapFaultInjection();
        app.MapAmoCrm();
        app.MapTBank();
        app.MapScenarios();
        app.MapPages();
        return app;
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
