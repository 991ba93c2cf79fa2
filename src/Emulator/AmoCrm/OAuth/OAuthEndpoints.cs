using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.Api;
using CleanAcquiring.Emulator.AmoCrm.State;
using CleanAcquiring.Emulator.FaultInjection;

namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

internal static class OAuthEndpoints
{
    public static void MapOAuth(this IEndpointRouteBuilder routes)
    {
        var oauth = routes.MapGroup("/oauth2").AddEndpointFilter<OAuthGuard>();
        oauth.MapPost("/access_token", GiveTokensAsync).WithFaults("amocrm.oauth");
        oauth.MapGet("/account/current/subdomain", TellDomain).WithFaults("amocrm.domain");
    }

    private static async Task<IResult> GiveTokensAsync(HttpContext context, TokenIssuer tokens, EmulatorOptions options)
    {
        if (context.AmoCrm()!.Account is not { } account)
            return Answers.NotFound();
        if (await TokenRequest.ReadAsync(context.Request) is not { } request)
            return OAuthResponses.BadRequest(StatusCodes.Status400BadRequest, "Check the `grant_type` parameter");
        if (request["client_id"] != options.ClientId || request["client_secret"] != options.ClientSecret)
            return OAuthResponses.WrongClient();
        if (request["redirect_uri"] is null)
            return OAuthResponses.BadRequest(StatusCodes.Status400BadRequest, "Check the `redirect_uri` parameter");
        if (!string.Equals(request["redirect_uri"], options.RedirectUri, StringComparison.Ordinal))
            return OAuthResponses.BadRequest(StatusCodes.Status400BadRequest, "Invalid redirect URI");

        return Grant(account, request, tokens) switch
        {
            TokenOutcome.Issued issued => OAuthResponses.Issued(issued.Pair),
            TokenOutcome.Refused refused => OAuthResponses.BadRequest(refused.Status, refused.Hint),
            _ => Answers.Problem(StatusCodes.Status500InternalServerError, "An unknown error occurred."),
        };
    }

    private static TokenOutcome Grant(EmulatedAccount account, TokenRequest request, TokenIssuer tokens)
    {
        return (request["grant_type"], request["code"], request["refresh_token"]) switch
        {
            ("authorization_code", { } code, _) => tokens.Exchange(account, code),
            ("authorization_code", null, _) => new TokenOutcome.Refused(StatusCodes.Status400BadRequest, "Check the `code` parameter"),
            ("refresh_token", _, { } refresh) => tokens.Refresh(account, refresh),
            ("refresh_token", _, null) => new TokenOutcome.Refused(StatusCodes.Status400BadRequest, "Check the `refresh_token` parameter"),
            _ => new TokenOutcome.Refused(StatusCodes.Status400BadRequest, "Check the `grant_type` parameter"),
        };
    }

    /// <summary>Where an account lives now, for whoever holds a live refresh token; the token is not spent.</summary>
    private static IResult TellDomain(HttpContext context, TokenIssuer tokens)
    {
        if (!context.AmoCrm()!.IsShared)
            return Answers.NotFound();
        if (
            context.Request.Headers["X-Refresh-Token"] is not [{ Length: > 0 } refresh]
            || tokens.ByRefresh(refresh)?.Account is not { } account
        )
            return Answers.Problem(StatusCodes.Status401Unauthorized, "Неверный логин или пароль");
        return Answers.Hal(new JsonObject
        {
            ["id"] = account.Id,
            ["subdomain"] = account.Subdomain,
            ["domain"] = account.Host,
            ["top_level_domain"] = "ru",
        });
    }
}
