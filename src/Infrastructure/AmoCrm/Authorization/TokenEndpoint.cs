using System.Text.Json;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.AmoCrm.Wire;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>
/// Trades a code or a refresh token for a pair. Classified by status and English hint alone, the rest of an error is translated.
/// Takes no cancellation: an answer that nobody waits for is a pair lost.
/// </summary>
internal sealed class TokenEndpoint(AmoCrmClient client, AmoCrmHosts hosts, IOptions<AmoCrmOptions> options, TimeProvider clock)
{
    private const string Path = "/oauth2/access_token";

    public Task<TokenResponse> ExchangeAsync(string host, string code) => GrantAsync(host, "oauth.exchange", new TokenRequest
    {
        ClientId = options.Value.ClientId,
        ClientSecret = options.Value.ClientSecret,
        GrantType = "authorization_code",
        Code = code,
        RedirectUri = options.Value.RedirectUri,
    });

    public Task<TokenResponse> RefreshAsync(string host, string refreshToken) => GrantAsync(host, "oauth.refresh", new TokenRequest
    {
        ClientId = options.Value.ClientId,
        ClientSecret = options.Value.ClientSecret,
        GrantType = "refresh_token",
        RefreshToken = refreshToken,
        RedirectUri = options.Value.RedirectUri,
    });

    private async Task<TokenResponse> GrantAsync(string host, string operation, TokenRequest request)
    {
        var answer = await client.SendAsync(
            host,
            new AmoCrmCall(operation, HttpMethod.Post, Path) { Body = request },
            null,
            CancellationToken.None
        );
        return answer switch
        {
            AmoCrmResponse.Ok ok => Read(ok.Body) is { } pair
                ? new TokenResponse.Issued(pair)
                : new TokenResponse.Failed("an answer without tokens", null, Throttled: false),
            AmoCrmResponse.Invalid invalid when invalid.Mentions("redirect") => new TokenResponse.Misconfigured(),
            AmoCrmResponse.Invalid => new TokenResponse.Dead("400"),
            AmoCrmResponse.Unauthorized { Hint: { } hint } when hint.Contains("redirect", StringComparison.OrdinalIgnoreCase) =>
                new TokenResponse.Misconfigured(),
            AmoCrmResponse.Unauthorized { Hint: not null } => new TokenResponse.Dead("401"),
            AmoCrmResponse.Unauthorized => new TokenResponse.Stranger(MayBeOurSecret: true),
            AmoCrmResponse.Nothing => new TokenResponse.Stranger(MayBeOurSecret: false),
            AmoCrmResponse.Closed => new TokenResponse.Blocked(),
            AmoCrmResponse.Failed failed => new TokenResponse.Failed(failed.Reason, failed.RetryAfter, failed.Throttled),
            _ => throw new InvalidOperationException($"Nothing is said of {answer.GetType().Name}."),
        };
    }

    // Our own clock and the answer's span: the server's clock is not asked. Without a span the token is soon looked at again.
    private TokenPair? Read(JsonElement body)
    {
        if (body.Member("access_token").AsText() is not { } access || body.Member("refresh_token").AsText() is not { } refresh)
            return null;
        var now = clock.GetUtcNow();
        var seconds = Math.Clamp(body.Member("expires_in").AsWhole() ?? 900, 60, 366L * 86400);
        return new TokenPair(access, refresh, now.AddSeconds(seconds), now, hosts.Accept(AccessTokenClaims.Read(access).ApiHost));
    }
}
