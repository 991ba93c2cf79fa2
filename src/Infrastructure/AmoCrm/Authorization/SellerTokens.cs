using System.Text;
using CleanAcquiring.Application.Crm;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>Reads the one-time token (<c>X-Auth-Token</c>) that amoCRM makes for the user at the seller's page.</summary>
internal sealed class SellerTokens(IOptions<AmoCrmOptions> options, AmoCrmHosts hosts, TimeProvider clock)
{
    private const int MaxLength = 4096;
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    /// <summary>Null unless signature, algorithm, audience, times, integration and host are all valid.</summary>
    public SellerToken? Read(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength })
            return null;
        // The validation is pure: its task is complete when it is returned.
        var result = Handler.ValidateTokenAsync(text, Rules()).GetAwaiter().GetResult();
        // RFC 7515, 4.1.11: a token whose critical extensions are not understood is not valid, and we understand none.
        return result is { IsValid: true, SecurityToken: JsonWebToken token } && !token.TryGetHeaderValue<object>("crit", out _)
            ? Read(token)
            : null;
    }

    private SellerToken? Read(JsonWebToken token)
    {
        var (accountId, userId, id) = (Whole(token, "account_id"), Whole(token, "user_id"), token.Id);
        var isOurs = string.Equals(Text(token, "client_uuid"), options.Value.ClientId, StringComparison.OrdinalIgnoreCase);
        if (!isOurs || accountId is not > 0 || userId is not > 0 || string.IsNullOrEmpty(id)
            || !IsAccountAddress(token.Issuer, Text(token, "subdomain")))
            return null;
        bool? isAdmin = token.TryGetPayloadValue<bool>("is_admin", out var stated) ? stated : null;
        return new SellerToken(accountId.Value, userId.Value, isAdmin, token.Issuer, new OneTimeNonce(id, Moment(token.ValidTo) + Skew));
    }

    private bool IsAccountAddress(string issuer, string? subdomain) =>
        issuer.StartsWith("https://", StringComparison.Ordinal)
        && hosts.AcceptAccount(issuer["https://".Length..]) is { } host && issuer.EndsWith(host, StringComparison.Ordinal)
        && (subdomain is null || string.Equals(host.Split('.')[0], subdomain, StringComparison.OrdinalIgnoreCase));

    private TokenValidationParameters Rules() => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKey = new SymmetricSecurityKey(Key()),
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidAudience = $"{options.Value.Redirect.Scheme}://{options.Value.Redirect.Host}",
        // The issuer is checked against the hosts above; there are as many as sellers.
        ValidateIssuer = false,
        // The library would use the system's clock.
        LifetimeValidator = (from, to, _, _) => to is { } end && Moment(end) + Skew > clock.GetUtcNow()
            && (from is not { } start || Moment(start) - Skew <= clock.GetUtcNow()),
    };

    // HMAC pads a short key with zeros anyway; the library refuses one under 32 bytes.
    private byte[] Key()
    {
        var key = Encoding.UTF8.GetBytes(options.Value.ClientSecret);
        Array.Resize(ref key, Math.Max(key.Length, 32));
        return key;
    }

    private static DateTimeOffset Moment(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    private static long? Whole(JsonWebToken token, string claim) => token.TryGetPayloadValue<long>(claim, out var number) ? number : null;

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var text) ? text : null;
}
