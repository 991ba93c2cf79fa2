using System.Threading.RateLimiting;
using CleanAcquiring.Web.Errors;

namespace CleanAcquiring.Web.Hosting;

internal static class RateLimitRegistration
{
    private static readonly string[] Limited = ["/pay", "/payments", "/amocrm", "/api", "/openapi"];

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RateLimits>();
    }

    public static void UseRateLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimits>();
        var errors = app.Services.GetRequiredService<BuyerErrors>();
        // Acquirers and health probes are not strangers: an acquirer that is sent away repeats an hour later.
        app.UseWhen(
            context => Limited.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase)),
            branch =>
                branch.Use(
                    async (context, next) =>
                    {
                        using var lease = limits.Take(context);
                        if (lease.IsAcquired)
                            await next(context);
                        else
                            await errors
                                .TooMany(context, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : null)
                                .ExecuteAsync(context);
                    }
                )
        );
    }
}
