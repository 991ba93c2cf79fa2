using CleanAcquiring.Emulator.AmoCrm.Api;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.Seller;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm;

internal static class AmoCrmRegistration
{
    public static void AddAmoCrm(this IServiceCollection services)
    {
        services.AddSingleton<AmoCrmState>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<RateLimit>();
        services.AddSellerHooks();
    }

    public static void MapAmoCrm(this IEndpointRouteBuilder routes)
    {
        routes.MapOAuth();
        routes.MapConsent();
        var api = routes.MapGroup("/api/v4").AddEndpointFilter<RouteGroupBuilder, ApiGuard>();
        api.MapAccount();
        api.MapCatalogs();
        api.MapElementReads();
        api.MapElementWrites();
        api.MapLeads();
        api.MapLinks();
        api.MapPeople();
        api.MapNotes();
        api.MapUsers();
        api.MapWebhooks();
        api.MapFallback("/{**rest}", Responses.NotFound);
        routes.MapSeller();
    }
}
