using System.Text.RegularExpressions;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.World;

namespace CleanAcquiring.Emulator.AmoCrm.Seller;

/// <summary>What a seller does in amoCRM's interface, and what a test wants to see there. No part of amoCRM's own API.</summary>
internal static partial class SellerEndpoints
{
    public static void MapSeller(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/amocrm/{host}");
        account.MapPost("/install", async (string host, AmoCrmWorld world, InstallHook hook, CancellationToken cancellationToken) =>
            world.ByHost(host) is { } found ? Results.Ok(new { hookStatus = await hook.CallAsync(found, cancellationToken) }) : Results.NotFound());
        account.MapPost("/uninstall", async (string host, Uninstall? order, AmoCrmWorld world, DisconnectHook hook, CancellationToken cancellationToken) =>
            world.ByHost(host) is { } found
                ? Results.Ok(new { hookStatus = await hook.CallAsync(found, order?.Hook ?? true, cancellationToken) })
                : Results.NotFound());
        account.MapPost("/one-time-token", (string host, TokenOrder? order, AmoCrmWorld world, OneTimeTokens tokens) =>
            world.ByHost(host) is { } found
                ? Results.Ok(new { token = tokens.Make(found, order?.IsAdmin ?? true, order?.OmitIsAdmin != true) })
                : Results.NotFound());
        account.MapPost("/end-access", (string host, AmoCrmWorld world, TokenDesk desk) =>
        {
            if (world.ByHost(host) is not { } found)
                return Results.NotFound();
            desk.EndAccess(found);
            return Results.NoContent();
        });
        account.MapPost("/rename", Rename);
        account.MapPost("/standing", SetStanding);
        account.MapGet("/state/invoices/{id:long}", (string host, long id, AmoCrmWorld world) =>
            world.ByHost(host) is { } found && InvoiceState.Of(found, id) is { } state ? Results.Ok(state) : Results.NotFound());
    }

    private static IResult Rename(string host, RenameOrder order, AmoCrmWorld world)
    {
        if (world.ByHost(host) is not { } account)
            return Results.NotFound();
        if (order.Subdomain is null || !Label().IsMatch(order.Subdomain))
            return Results.Problem("subdomain: one label of small letters, digits and dashes", statusCode: StatusCodes.Status400BadRequest);
        return world.Rename(account, order.Subdomain) ? Results.Ok(new { host = account.Host }) : Results.Conflict();
    }

    private static IResult SetStanding(string host, StandingOrder order, AmoCrmWorld world)
    {
        if (world.ByHost(host) is not { } account)
            return Results.NotFound();
        if (!Enum.TryParse<AccountStanding>(order.Standing, ignoreCase: true, out var standing) || !Enum.IsDefined(standing))
            return Results.Problem("standing: ok, unpaid or blocked", statusCode: StatusCodes.Status400BadRequest);
        account.Standing = standing;
        return Results.NoContent();
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    private sealed record Uninstall(bool? Hook);

    private sealed record TokenOrder(bool? IsAdmin, bool? OmitIsAdmin);

    private sealed record RenameOrder(string? Subdomain);

    private sealed record StandingOrder(string? Standing);
}
