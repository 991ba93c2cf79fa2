using CleanAcquiring.Web.Seller.Wire;

namespace CleanAcquiring.Web.Seller;

internal static class SellerRegistration
{
    private const string Cors = "seller";
    private const string Json = "application/json";

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
        var api = app.MapGroup("/api/seller").RequireCors(Cors).DisableAntiforgery().WithTags("Seller")
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(429).ProducesProblem(503);
        var read = api.MapGroup("").AddEndpointFilter(new SellerFilter(writes: false));
        read.MapGet("/acquirers", SettingsEndpoints.AcquirersAsync)
            .WithSummary("Every acquirer with the form of its settings")
            .Produces<IReadOnlyList<AcquirerAnswer>>();
        read.MapGet("/settings", SettingsEndpoints.GetAsync).WithSummary("The account's settings").Produces<SettingsBody>();
        read.MapGet("/methods", MethodEndpoints.ListAsync)
            .WithSummary("The ways to pay that the seller set up")
            .Produces<IReadOnlyList<MethodAnswer>>();

        var write = api.MapGroup("").AddEndpointFilter(new SellerFilter(writes: true));
        write.MapPut("/settings", SettingsEndpoints.PutAsync)
            .WithSummary("Replaces the account's settings")
            .Accepts<SettingsBody>(Json).Produces<SettingsBody>().ProducesProblem(400);
        write.MapPut("/methods/{code}", MethodEndpoints.PutAsync)
            .WithSummary("Sets up a way to pay, or changes it")
            .Accepts<MethodBody>(Json).Produces<MethodAnswer>().ProducesProblem(400);
        write.MapDelete("/methods/{code}", MethodEndpoints.DeleteAsync)
            .WithSummary("Removes a way to pay")
            .Produces(204).ProducesProblem(404);
        write.MapPost("/methods/{code}/check", MethodEndpoints.CheckAsync)
            .WithSummary("Asks the acquirer whether the settings work")
            .Accepts<MethodBody>(isOptional: true, Json).Produces<CheckAnswer>().ProducesProblem(400).ProducesProblem(404);
    }
}
