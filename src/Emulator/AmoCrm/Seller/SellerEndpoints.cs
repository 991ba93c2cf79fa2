using System.Text.Json;
using System.Text.RegularExpressions;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.Seller;

/// <summary>Routes outside amoCRM's API: the actions of a seller in its interface, and the state for tests.</summary>
internal static partial class SellerEndpoints
{
    private static readonly Dictionary<string, AccountState> States = Enum.GetValues<AccountState>()
        .ToDictionary(state => JsonNamingPolicy.KebabCaseLower.ConvertName($"{state}"), StringComparer.OrdinalIgnoreCase);

    public static void MapSeller(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/amocrm/{host}");
        account.MapPost(
            "/install",
            async (string host, AmoCrmState crm, InstallHook hook, CancellationToken cancellationToken) =>
                crm.ByHost(host) is { } found
                    ? Results.Ok(new { hookStatus = await hook.CallAsync(found, cancellationToken) })
                    : Results.NotFound()
        );
        account.MapPost(
            "/uninstall",
            async (string host, Uninstall? options, AmoCrmState crm, DisconnectHook hook, CancellationToken cancellationToken) =>
                crm.ByHost(host) is { } found
                    ? Results.Ok(new { hookStatus = await hook.CallAsync(found, options?.Hook ?? true, cancellationToken) })
                    : Results.NotFound()
        );
        account.MapPost(
            "/one-time-token",
            (string host, TokenOptions? options, AmoCrmState crm, OneTimeTokens tokens) =>
                crm.ByHost(host) is { } found
                    ? Results.Ok(new { token = tokens.Make(found, options?.IsAdmin ?? true, options?.OmitIsAdmin != true) })
                    : Results.NotFound()
        );
        account.MapPost(
            "/end-access",
            (string host, AmoCrmState crm, TokenIssuer tokens) =>
            {
                if (crm.ByHost(host) is not { } found)
                    return Results.NotFound();
                tokens.EndAccess(found);
                return Results.NoContent();
            }
        );
        account.MapPost("/rename", Rename);
        account.MapPost("/state", SetState);
        account.MapPost("/deals/{id:long}/stage", Move);
        account.MapGet("/state/invoices/{id:long}", (string host, long id, AmoCrmState crm) =>
            crm.ByHost(host) is { } found && InvoiceState.Of(found, id) is { } state ? Results.Ok(state) : Results.NotFound());
    }

    private static IResult Rename(string host, RenameRequest request, AmoCrmState crm)
    {
        if (crm.ByHost(host) is not { } account)
            return Results.NotFound();
        if (request.Subdomain is null || !Label().IsMatch(request.Subdomain))
            return Results.Problem(
                "subdomain: one label of lower-case letters, digits and dashes",
                statusCode: StatusCodes.Status400BadRequest
            );
        return crm.Rename(account, request.Subdomain) ? Results.Ok(new { host = account.Host }) : Results.Conflict();
    }

    private static IResult SetState(string host, StateRequest request, AmoCrmState crm)
    {
        if (crm.ByHost(host) is not { } account)
            return Results.NotFound();
        if (!States.TryGetValue(request.State ?? "", out var state))
            return Results.Problem($"state: {string.Join(", ", States.Keys)}", statusCode: StatusCodes.Status400BadRequest);
        account.State = state;
        return Results.NoContent();
    }

    private static IResult Move(string host, long id, StageRequest request, AmoCrmState crm)
    {
        if (crm.ByHost(host) is not { } account)
            return Results.NotFound();
        var place = new EmulatedPlace(request.Pipeline ?? 0, request.Status ?? 0);
        if (place.Name is null)
            return Results.Problem("pipeline, status: a stage of the account", statusCode: StatusCodes.Status400BadRequest);
        lock (account.Gate)
        {
            if (!account.Leads.TryGetValue(id, out var lead))
                return Results.NotFound();
            account.Leads[id] = lead with { Place = place };
        }
        return Results.NoContent();
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    internal sealed record Uninstall(bool? Hook);

    internal sealed record TokenOptions(bool? IsAdmin, bool? OmitIsAdmin);

    internal sealed record RenameRequest(string? Subdomain);

    internal sealed record StateRequest(string? State);

    internal sealed record StageRequest(long? Pipeline, long? Status);
}
