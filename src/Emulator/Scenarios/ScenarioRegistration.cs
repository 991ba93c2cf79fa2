using CleanAcquiring.Emulator.AmoCrm;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.Seller;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.Scenarios;

internal static class ScenarioRegistration
{
    public static void AddScenarios(this IServiceCollection services)
    {
        services.AddSingleton<ScenarioList>();
        services.AddHttpClient(GatewayClient.Name, client => client.Timeout = TimeSpan.FromSeconds(10)).RemoveAllLoggers();
        services.AddSingleton<GatewayClient>();
        services.AddSingleton(provider => new SellerOnboarding(
            provider.GetRequiredService<AmoCrmState>(),
            provider.GetRequiredService<InstallHook>(),
            provider.GetRequiredService<DisconnectHook>(),
            provider.GetRequiredService<TokenIssuer>(),
            provider.GetRequiredService<GatewayClient>()
        ));
    }

    public static void MapScenarios(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/scenarios", (ScenarioList scenarios, EmulatorOptions options) => Results.Ok(scenarios.All.Select(scenario => new
        {
            scenario.Name,
            scenario.AccountId,
            scenario.InvoiceId,
            scenario.Method,
            PayUrl = scenario.PayUrl(options),
        })));
        routes.MapPost("/scenarios/onboard", OnboardAsync);
        routes.MapGet("/", (HttpContext context, ScenarioList scenarios, AmoCrmState crm, EmulatorOptions options) =>
            context.AmoCrm() is null ? IndexPage.Render(scenarios, crm, options) : Results.NotFound());
        routes.MapGet("/paywall/{accountId:long}/{invoiceId:long}", (
            long accountId, long invoiceId, AmoCrmState crm, ScenarioList scenarios, EmulatorOptions options, GatewayClient gateway) =>
            PaywallPage.Render(crm.ById(accountId), accountId, invoiceId, scenarios, options, gateway.FurtherMethods));
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
