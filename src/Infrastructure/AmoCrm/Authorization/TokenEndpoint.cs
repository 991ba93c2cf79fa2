using System.Buffers.Text;
using System.Diagnostics;
using System.Text.Json;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CleanAcquiring.Infrastructure.AmoCrm.Wire;
using Microsoft.Extensions.Options;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>
/// Exchanges a code or a refresh token for a pair. Errors are told apart by status and English hint; their other texts are
/// localized. Takes no cancellation: a response that nobody reads is a lost pair.
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
        var response = await client.SendAsync(
            host,
            new AmoCrmCall(operation, HttpMethod.Post, Path) { Body = request },
            null,
            CancellationToken.None
        );
        return response switch
        {
            AmoCrmResponse.Ok ok => Read(ok.Body) is { } pair
                ? new TokenResponse.Issued(pair)
                : new TokenResponse.Failed("a response without tokens", null, Throttled: false),
            AmoCrmResponse.Invalid invalid => OurFault(invalid.Mentions) ?? new TokenResponse.Dead("400"),
            AmoCrmResponse.Unauthorized { Hint: { } hint } =>
                OurFault(text => hint.Contains(text, StringComparison.OrdinalIgnoreCase)) ?? new TokenResponse.Dead("401"),
            AmoCrmResponse.Unauthorized => new TokenResponse.Stranger(MayBeOurSecret: true),
            AmoCrmResponse.Nothing => new TokenResponse.Stranger(MayBeOurSecret: false),
            AmoCrmResponse.Closed => new TokenResponse.Blocked(),
            AmoCrmResponse.Failed failed => new TokenResponse.Failed(failed.Reason, failed.RetryAfter, failed.Throttled),
            _ => throw new UnreachableException(),
        };
    }

    // The token is innocent where the error names what we were configured with.
    private static TokenResponse? OurFault(Func<string, bool> mentions) =>
        mentions("redirect") ? new TokenResponse.Misconfigured("redirect_uri")
        : mentions("client_id") || mentions("client_secret") ? new TokenResponse.Misconfigured("client")
        : null;

    // Our clock and the response's span: the server's clock is not used. A token without a span is renewed soon.
    private TokenPair? Read(JsonElement body)
    {
        if (body.Member("access_token").AsText() is not { } access || body.Member("refresh_token").AsText() is not { } refresh)
            return null;
        var now = clock.GetUtcNow();
        var seconds = Math.Clamp(body.Member("expires_in").AsWhole() ?? 900, 60, 366L * 86400);
        return new TokenPair(access, refresh, now.AddSeconds(seconds), now, hosts.Accept(AccessTokenClaims.Read(access).ApiHost));
    }
}

/// <summary>A response of the token endpoint.</summary>
internal abstract record TokenResponse
{
    private TokenResponse()
    {
    }

    public sealed record Issued(TokenPair Tokens) : TokenResponse;

    /// <summary>The code or the refresh token is spent, expired or another account's, as far as this endpoint says.</summary>
    public sealed record Dead(string Reason) : TokenResponse;

    /// <summary>The host knows no such account, or answers in a way that a wrong secret of ours would cause as well.</summary>
    public sealed record Stranger(bool MayBeOurSecret) : TokenResponse;

    /// <summary>amoCRM refuses what we were configured with, not the token.</summary>
    /// <param name="Setting"><c>redirect_uri</c>, or <c>client</c> for our id and secret.</param>
    public sealed record Misconfigured(string Setting) : TokenResponse;

    public sealed record Blocked : TokenResponse;

    /// <summary>No usable response. The request may have been processed.</summary>
    public sealed record Failed(string Reason, TimeSpan? RetryAfter, bool Throttled) : TokenResponse;
}

/// <summary>
/// The claims of an access token. Not verified: amoCRM publishes no key, and the token came over TLS from its own host.
/// </summary>
/// <param name="AccountId">A number or a string on the wire.</param>
/// <param name="UserId">The user who granted it.</param>
/// <param name="Audience">The integration's id.</param>
/// <param name="ApiHost">The shared host; unchecked.</param>
internal sealed record AccessTokenClaims(long? AccountId, long? UserId, string? Audience, string? ApiHost)
{
    private static readonly AccessTokenClaims None = new(null, null, null, null);

    public static AccessTokenClaims Read(string token)
    {
        try
        {
            if (token.Split('.') is not [_, var payload, _])
                return None;
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            var claims = document.RootElement;
            return new AccessTokenClaims(
                claims.Member("account_id").AsWhole(),
                claims.Member("sub").AsWhole(),
                claims.Member("aud").AsText(),
                claims.Member("api_domain").AsText()
            );
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return None;
        }
    }
}
