using System.Text.Json;
using CleanAcquiring.Application.Ports.Storage;
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

    public Task<TokenAnswer> ExchangeAsync(string host, string code) => GrantAsync(host, "oauth.exchange", new TokenRequest
    {
        ClientId = options.Value.ClientId,
        ClientSecret = options.Value.ClientSecret,
        GrantType = "authorization_code",
        Code = code,
        RedirectUri = options.Value.RedirectUri,
    });

    public Task<TokenAnswer> RefreshAsync(string host, string refreshToken) => GrantAsync(host, "oauth.refresh", new TokenRequest
    {
        ClientId = options.Value.ClientId,
        ClientSecret = options.Value.ClientSecret,
        GrantType = "refresh_token",
        RefreshToken = refreshToken,
        RedirectUri = options.Value.RedirectUri,
    });

    private async Task<TokenAnswer> GrantAsync(string host, string operation, TokenRequest request)
    {
        var answer = await client.SendAsync(host, new AmoCrmCall(operation, HttpMethod.Post, Path) { Body = request }, null, CancellationToken.None);
        return answer switch
        {
            AmoCrmAnswer.Ok ok => Read(ok.Body) is { } pair
                ? new TokenAnswer.Issued(pair)
                : new TokenAnswer.Failed("an answer without tokens", null, Throttled: false),
            AmoCrmAnswer.Invalid invalid when invalid.Mentions("redirect") => new TokenAnswer.Misconfigured(),
            AmoCrmAnswer.Invalid => new TokenAnswer.Dead("400"),
            AmoCrmAnswer.Unauthorized { Hint: { } hint } when hint.Contains("redirect", StringComparison.OrdinalIgnoreCase) => new TokenAnswer.Misconfigured(),
            AmoCrmAnswer.Unauthorized { Hint: not null } => new TokenAnswer.Dead("401"),
            AmoCrmAnswer.Unauthorized => new TokenAnswer.Stranger(MayBeOurSecret: true),
            AmoCrmAnswer.Nothing => new TokenAnswer.Stranger(MayBeOurSecret: false),
            AmoCrmAnswer.Closed => new TokenAnswer.Blocked(),
            AmoCrmAnswer.Failed failed => new TokenAnswer.Failed(failed.Reason, failed.RetryAfter, failed.Throttled),
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
