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
        oauth.MapPost("/access_token", IssueTokensAsync).WithFaults("amocrm.oauth");
        oauth.MapGet("/account/current/subdomain", FindDomain).WithFaults("amocrm.domain");
    }

    private static async Task<IResult> IssueTokensAsync(HttpContext context, TokenIssuer tokens, EmulatorOptions options)
    {
        if (context.AmoCrm()!.Account is not { } account)
            return Responses.NotFound();
        if (await TokenRequest.ReadAsync(context.Request) is not { } request)
            return OAuthResponses.BadRequest(StatusCodes.Status400BadRequest, "Check the `grant_type` parameter");
        foreach (var name in (string[])["client_id", "client_secret"])
            if (request[name] is null)
                return OAuthResponses.BadRequest(StatusCodes.Status400BadRequest, $"Check the `{name}` parameter");
        if (request["client_id"] != options.ClientId || request["client_secret"] != options.ClientSecret)
            return OAuthResponses.WrongClient();
        if (request["redirect_uri"] is null)
            return OAuthResponses.BadRequest(StatusCodes.Status400BadRequest, "Check the `redirect_uri` parameter");
        if (!string.Equals(request["redirect_uri"], options.RedirectUri, StringComparison.Ordinal))
            return OAuthResponses.BadRequest(StatusCodes.Status400BadRequest, "Redirect URI is not associated with client");

        return Grant(account, request, tokens) switch
        {
            TokenOutcome.Issued issued => OAuthResponses.Issued(issued.Pair),
            TokenOutcome.Refused refused => OAuthResponses.BadRequest(refused.Status, refused.Hint),
            _ => Responses.Problem(StatusCodes.Status500InternalServerError, "An unknown error occurred."),
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

    /// <summary>Returns the current host of an account for a valid refresh token, without using the token up.</summary>
    private static IResult FindDomain(HttpContext context, TokenIssuer tokens)
    {
        if (!context.AmoCrm()!.IsShared)
            return Responses.NotFound();
        if (
            context.Request.Headers["X-Refresh-Token"] is not [{ Length: > 0 } refresh]
            || tokens.ByRefresh(refresh)?.Account is not { } account
        )
            return Responses.Problem(StatusCodes.Status401Unauthorized, "Неверный логин или пароль");
        return Responses.Hal(new JsonObject
        {
            ["id"] = account.Id,
            ["subdomain"] = account.Subdomain,
            ["domain"] = account.Host,
            ["top_level_domain"] = "ru",
        });
    }
}

/// <summary>The parameters of a call to the token endpoint, from JSON or from a form.</summary>
internal sealed class TokenRequest(Func<string, string?> read)
{
    public string? this[string name] => read(name) is { Length: > 0 } value ? value : null;

    public static async Task<TokenRequest?> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return new TokenRequest(name => form[name]);
        }

        return await JsonBody.ReadAsync(request) is JsonObject body
            ? new TokenRequest(name => body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null)
            : null;
    }
}

/// <summary>Refuses clients without a user agent and blocked accounts.</summary>
internal sealed class OAuthGuard : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.AmoCrm() is not { } call)
            return ValueTask.FromResult<object?>(Responses.NotFound());
        if (string.IsNullOrWhiteSpace(context.HttpContext.Request.Headers.UserAgent) || call.Account?.State == AccountState.Blocked)
            return ValueTask.FromResult<object?>(Responses.Forbidden());
        return next(context);
    }
}

internal static class OAuthResponses
{
    public static IResult WrongClient() => Responses.Json(StatusCodes.Status401Unauthorized, new JsonObject
    {
        ["title"] = "Некорректный клиент",
        ["type"] = "https://developers.amocrm.ru/v3/errors/OAuthProblemJson",
        ["status"] = StatusCodes.Status401Unauthorized,
        ["detail"] = "Авторизация клиента не прошла",
    });

    public static IResult BadRequest(int status, string hint) => Responses.Json(status, new JsonObject
    {
        ["hint"] = hint,
        ["title"] = "Некорректный запрос",
        ["type"] = "https://developers.amocrm.ru/v3/errors/OAuthProblemJson",
        ["status"] = status,
        ["detail"] = "В запросе отсутствует ряд параметров или параметры невалидны",
    });

    public static IResult Issued(TokenPair pair) => Results.Json(new JsonObject
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = (long)TokenPair.AccessLifetime.TotalSeconds,
        ["server_time"] = pair.IssuedAt.ToUnixTimeSeconds(),
        ["access_token"] = pair.Access,
        ["refresh_token"] = pair.Refresh,
    });
}
