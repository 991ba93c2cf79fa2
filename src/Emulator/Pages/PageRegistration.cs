using CleanAcquiring.Emulator.AmoCrm;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.Scenarios;

namespace CleanAcquiring.Emulator.Pages;

internal static class PageRegistration
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext context, ScenarioList scenarios, AmoCrmState crm, EmulatorOptions options) =>
            context.AmoCrm() is null ? IndexPage.Render(scenarios, crm, options) : Results.NotFound());
        routes.MapGet("/paywall/{accountId:long}/{invoiceId:long}", (
            long accountId, long invoiceId, AmoCrmState crm, ScenarioList scenarios, EmulatorOptions options) =>
            PaywallPage.Render(crm.ById(accountId), accountId, invoiceId, scenarios, options));
    }
}
