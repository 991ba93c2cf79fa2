using CleanAcquiring.Application;
using CleanAcquiring.Web.Checkout;
using CleanAcquiring.Web.Crm;
using CleanAcquiring.Web.Hosting;
using CleanAcquiring.Web.Notifications;
using CleanAcquiring.Web.Seller;
using CleanAcquiring.Web.SellerApi;
using CleanAcquiring.Web.Trial;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Web;

/// <summary>Builds the gateway.</summary>
public static class GatewayHost
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Builds, but does not start, the gateway. Settings added by <paramref name="configure"/> win.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ApplicationName = typeof(GatewayHost).Assembly.GetName().Name }
        );
        builder.AddSecretFiles();
        configure?.Invoke(builder);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        builder.AddServer();
        builder.Services.AddApplication();
        builder.Services.AddCheckout();
        builder.Services.AddTrial();
        builder.Services.AddSellerApi();

        var app = builder.Build();
        app.UseServer();
        app.MapCheckout();
        app.MapTrial();
        app.MapNotifications();
        app.MapCrm();
        app.MapSeller();
        app.MapSellerPages();
        app.MapHealth();
        return app;
    }

    /// <summary>Builds, brings the database up to date, and serves until the process is told to stop.</summary>
    public static async Task RunAsync(string[] args)
    {
        var app = Build(args);
        // Here and not in the host, which would log a stack trace beside the sentence.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        await app.PrepareAsync();
        await app.RunAsync();
    }
}
