using System.Text;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.AmoCrm.State;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanAcquiring.Emulator.AmoCrm.Seller;

/// <summary>
/// Makes the X-Auth-Token that a widget sends for the current user. Uses the system clock, as the gateway that verifies it does.
/// </summary>
internal sealed class OneTimeTokens(EmulatorOptions options)
{
    private const int LifetimeSeconds = 1800;

    /// <summary>The account's URL in the token and in the Origin header.</summary>
    public static string Issuer(EmulatedAccount account) => $"https://{account.Host}";

    /// <param name="account">The user's account.</param>
    /// <param name="isAdmin">True for an administrator.</param>
    /// <param name="hasAdminClaim">False leaves the claim out, as the documentation has none: the gateway must query the user's
    /// rights.</param>
    public string Make(EmulatedAccount account, bool isAdmin, bool hasAdminClaim = true)
    {
        var now = TimeProvider.System.GetUtcNow();
        var redirect = new Uri(options.RedirectUri);
        var issuedAt = now.ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer(account),
            ["aud"] = $"{redirect.Scheme}://{redirect.Host}",
            ["jti"] = $"{Guid.CreateVersion7(now)}",
            ["iat"] = issuedAt,
            ["nbf"] = issuedAt,
            ["exp"] = issuedAt + LifetimeSeconds,
            ["account_id"] = account.Id,
            ["user_id"] = account.Users.First(user => user.IsAdmin == isAdmin).Id,
            ["subdomain"] = account.Subdomain,
            ["client_uuid"] = options.ClientId,
        };
        if (hasAdminClaim)
            claims["is_admin"] = isAdmin;
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(options.ClientSecret));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
            .CreateToken(claims.ToJsonString(), new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
    }
}
