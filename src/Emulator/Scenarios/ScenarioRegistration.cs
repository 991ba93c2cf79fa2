using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.Seller;
using CleanAcquiring.Emulator.AmoCrm.World;

namespace CleanAcquiring.Emulator.Scenarios;

internal static class ScenarioRegistration
{
    public static void AddScenarios(this IServiceCollection services)
    {
        services.AddSingleton<ScenarioBook>();
        services.AddHttpClient(GatewayClient.Name, client => client.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
        services.AddSingleton<GatewayClient>();
        services.AddSingleton(provider => new SellerOnboarding(
            provider.GetRequiredService<AmoCrmWorld>(), provider.GetRequiredService<InstallHook>(), provider.GetRequiredService<DisconnectHook>(),
            provider.GetRequiredService<TokenDesk>(), provider.GetRequiredService<GatewayClient>()));
    }

    public static void MapScenarios(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/scenarios", (ScenarioBook book, EmulatorOptions options) => book.All.Select(scenario => new
        {
            scenario.Name,
            scenario.AccountId,
            scenario.InvoiceId,
            scenario.Method,
            PayUrl = scenario.PayUrl(options),
        }));
        routes.MapPost("/scenarios/onboard", OnboardAsync);
    }

    private static async Task<IResult> OnboardAsync(SellerOnboarding onboarding, CancellationToken cancellationToken)
    {
        try
        {
            await onboarding.OnboardAsync(cancellationToken);
            return Results.NoContent();
        }
        catch (OnboardingException failure)
        {
            return Results.Problem(failure.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }
}
