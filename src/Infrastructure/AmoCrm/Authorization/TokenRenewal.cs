using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>Spends a refresh token, with a second try after a lost response and another one at the host of a renamed account.</summary>
internal sealed partial class TokenRenewal(TokenEndpoint endpoint, DomainLookUp lookUp, ILogger<TokenRenewal> logger)
{
    /// <summary>The response, and the host that gave it.</summary>
    public async Task<(TokenResponse Response, string Host)> RenewAsync(Account account, TokenPair pair)
    {
        var host = account.Profile.Host;
        var response = await TryAsync(host, pair.RefreshToken);
        // The old host of a renamed account may response in each of these ways, and so may the host of a deleted one.
        if (response is TokenResponse.Stranger or TokenResponse.Dead)
        {
            var (moved, tokenIsDead) = await lookUp.FindAsync(pair.ApiHost, pair.RefreshToken, account.Tenant.AccountId);
            if (moved is not null && moved != host)
            {
                Log.Moved(logger, account.Tenant, moved);
                (response, host) = (await TryAsync(moved, pair.RefreshToken), moved);
            }
            else if (tokenIsDead)
            {
                response = new TokenResponse.Dead("look-up");
            }
        }
        if (response is TokenResponse.Stranger { MayBeOurSecret: true })
            Log.WrongSecret(logger, account.Tenant);
        if (response is TokenResponse.Misconfigured)
            Log.WrongRedirect(logger, account.Tenant);
        return (response, host);
    }

    // The lost response may have been a new pair. The second try then fails, and the grant is known to be dead.
    private async Task<TokenResponse> TryAsync(string host, string refreshToken)
    {
        var response = await endpoint.RefreshAsync(host, refreshToken);
        return response is TokenResponse.Failed { Throttled: false } ? await endpoint.RefreshAsync(host, refreshToken) : response;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Tenant} lives at {Host} now.")]
        public static partial void Moved(ILogger logger, TenantKey tenant, string host);

        [LoggerMessage(LogLevel.Critical,
            "{Tenant}: amoCRM does not know our AmoCrm:ClientId with this AmoCrm:ClientSecret. "
            + "No account is marked; no token can be renewed.")]
        public static partial void WrongSecret(ILogger logger, TenantKey tenant);

        [LoggerMessage(LogLevel.Critical,
            "{Tenant}: AmoCrm:RedirectUri is not exactly the one in the integration's settings. "
            + "No account is marked; no token can be renewed.")]
        public static partial void WrongRedirect(ILogger logger, TenantKey tenant);
    }
}

/// <summary>Asks the vendor's shared host for the domain of a renamed account. The refresh token authenticates and is not spent.</summary>
internal sealed class DomainLookUp(AmoCrmClient client, AmoCrmHosts hosts)
{
    /// <summary>
    /// The account's accepted host, or null; and true for a dead token, which this endpoint alone reveals without our secret.
    /// </summary>
    public async Task<(string? Host, bool TokenIsDead)> FindAsync(string? apiHost, string refreshToken, long accountId)
    {
        if (hosts.Accept(apiHost) is not { } host)
            return (null, false);
        var call = AmoCrmCall.Get("oauth.domain", "/oauth2/account/current/subdomain", refreshToken);
        var response = await client.SendAsync(host, call, null, CancellationToken.None);
        return response is AmoCrmResponse.Ok ok && ok.Body.Member("id").AsWhole() == accountId
            ? (hosts.Accept(ok.Body.Member("domain").AsText()), false)
            : (null, response is AmoCrmResponse.Unauthorized);
    }
}
