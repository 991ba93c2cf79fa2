namespace CleanAcquiring.Web.Seller;

internal static class SellerRegistration
{
    private const string Cors = "seller";

    public static void AddSellerApi(this IServiceCollection services)
    {
        services.AddOptions<AccountOrigins>().BindConfiguration("AmoCrm");
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<Microsoft.Extensions.Options.IOptions<AccountOrigins>>((cors, origins) =>
            cors.AddPolicy(Cors, policy => policy
                .SetIsOriginAllowed(origins.Value.Allows)
                .WithMethods("GET", "POST", "PUT", "DELETE")
                .WithHeaders("X-Auth-Token", "Content-Type", "Idempotency-Key")
                .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
    }

    public static void MapSeller(this WebApplication app)
    {
        app.UseCors();
        var api = app.MapGroup("/api/seller").RequireCors(Cors).DisableAntiforgery();
        var read = api.MapGroup("").AddEndpointFilter(new SellerFilter(writes: false));
        read.MapGet("/acquirers", SettingsEndpoints.AcquirersAsync);
        read.MapGet("/settings", SettingsEndpoints.GetAsync);
        read.MapGet("/methods", MethodEndpoints.ListAsync);

        var write = api.MapGroup("").AddEndpointFilter(new SellerFilter(writes: true));
        write.MapPut("/settings", SettingsEndpoints.PutAsync);
        write.MapPut("/methods/{code}", MethodEndpoints.PutAsync);
        write.MapDelete("/methods/{code}", MethodEndpoints.DeleteAsync);
        write.MapPost("/methods/{code}/check", MethodEndpoints.CheckAsync);
    }
}
