using CleanAcquiring.Application;
using CleanAcquiring.Web.Addresses;
using CleanAcquiring.Web.Buyer;
using CleanAcquiring.Web.Crm;
using CleanAcquiring.Web.Errors;
using CleanAcquiring.Web.Notifications;
using CleanAcquiring.Web.Operations;
using CleanAcquiring.Web.Seller;

namespace CleanAcquiring.Web;

/// <summary>Builds the gateway.</summary>
public static class GatewayHost
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Builds, but does not start, the gateway. What <paramref name="configure"/> adds to the configuration counts most.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(GatewayHost).Assembly.GetName().Name });
        configure?.Invoke(builder);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        builder.AddServer();
        builder.Services.AddApplication();
        builder.Services.AddOutside(builder.Configuration);
        builder.Services.AddAddresses();
        builder.Services.AddRateLimits();
        builder.Services.AddBuyerPages();
        builder.Services.AddSellerApi();

        var app = builder.Build();
        app.UseServer();
        app.UseErrorPages();
        app.UseRateLimits();
        app.MapBuyer();
        app.MapNotifications();
        app.MapCrm();
        app.MapSeller();
        app.MapOperations();
        return app;
    }

    /// <summary>Builds, brings the database up to date, and serves until the process is told to stop.</summary>
    public static async Task RunAsync(string[] args)
    {
        var app = Build(args);
        await app.RunAsync();
    }
}
