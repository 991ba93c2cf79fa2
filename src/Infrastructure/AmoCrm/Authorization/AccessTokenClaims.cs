using System.Buffers.Text;
using System.Text.Json;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>
/// What an access token says of itself. Not verified: amoCRM publishes no key, and the token came over TLS from its own host.
/// </summary>
/// <param name="AccountId">A number or a string on the wire.</param>
/// <param name="Audience">The integration's id.</param>
/// <param name="ApiHost">The shared host; unchecked.</param>
internal sealed record AccessTokenClaims(long? AccountId, string? Audience, string? ApiHost)
{
    private static readonly AccessTokenClaims Nothing = new(null, null, null);

    public static AccessTokenClaims Read(string token)
    {
        try
        {
            if (token.Split('.') is not [_, var payload, _])
                return Nothing;
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            var claims = document.RootElement;
            return new AccessTokenClaims(
                claims.Member("account_id").AsWhole(),
                claims.Member("aud").AsText(),
                claims.Member("api_domain").AsText()
            );
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return Nothing;
        }
    }
}
