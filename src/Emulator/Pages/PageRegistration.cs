using CleanAcquiring.Emulator.AmoCrm;
using CleanAcquiring.Emulator.AmoCrm.World;
using CleanAcquiring.Emulator.Scenarios;

namespace CleanAcquiring.Emulator.Pages;

internal static class PageRegistration
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext context, ScenarioBook book, AmoCrmWorld world, EmulatorOptions options) =>
            context.AmoCrm() is null ? IndexPage.Render(book, world, options) : Results.NotFound());
        routes.MapGet("/paywall/{accountId:long}/{invoiceId:long}", (
            long accountId, long invoiceId, AmoCrmWorld world, ScenarioBook book, EmulatorOptions options) =>
            PaywallPage.Render(world.ById(accountId), accountId, invoiceId, book, options));
    }
}
