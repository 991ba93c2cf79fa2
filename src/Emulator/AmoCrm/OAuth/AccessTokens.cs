using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

/// <summary>Makes access tokens: JWTs with a private key, as amoCRM publishes none.</summary>
internal sealed class AccessTokens(EmulatorOptions options) : IDisposable
{
    private readonly RSA key = RSA.Create(2048);

    public string Make(EmulatedAccount account, long userId, DateTimeOffset now)
    {
        var issuedAt = now.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["aud"] = options.ClientId,
            ["jti"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(40)),
            ["iat"] = issuedAt,
            ["nbf"] = issuedAt,
            ["exp"] = issuedAt + (long)TokenPair.AccessLifetime.TotalSeconds,
            ["sub"] = $"{userId}",
            ["grant_type"] = "",
            ["account_id"] = account.Id,
            ["base_domain"] = "amocrm.ru",
            ["version"] = 2,
            ["scopes"] = new JsonArray("crm"),
            ["hash_uuid"] = $"{Guid.CreateVersion7(now)}",
            ["api_domain"] = AmoCrmCall.ApiHost,
        };
        var credentials = new SigningCredentials(new RsaSecurityKey(key), SecurityAlgorithms.RsaSha256);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(claims.ToJsonString(), credentials);
    }

    public void Dispose() => key.Dispose();
}
