using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>Spends a refresh token, with the two second tries that may be had: after a lost answer, and at another host.</summary>
internal sealed partial class TokenRenewal(TokenEndpoint endpoint, DomainLookUp lookUp, ILogger<TokenRenewal> logger)
{
    /// <summary>The answer, and the host that gave it.</summary>
    public async Task<(TokenResponse Answer, string Host)> RenewAsync(Account account, TokenPair pair)
    {
        var host = account.Profile.Host;
        var answer = await TryAsync(host, pair.RefreshToken);
        // A renamed account may answer in each of these ways at its old host, and so may one that is gone.
        if (answer is TokenResponse.Stranger or TokenResponse.Dead)
        {
            var (moved, tokenIsDead) = await lookUp.FindAsync(pair.ApiHost, pair.RefreshToken, account.Tenant.AccountId);
            if (moved is not null && moved != host)
            {
                Log.Moved(logger, account.Tenant, moved);
                (answer, host) = (await TryAsync(moved, pair.RefreshToken), moved);
            }
            else if (tokenIsDead)
            {
                answer = new TokenResponse.Dead("look-up");
            }
        }
        if (answer is TokenResponse.Stranger { MayBeOurSecret: true })
            Log.WrongSecret(logger, account.Tenant);
        if (answer is TokenResponse.Misconfigured)
            Log.WrongRedirect(logger, account.Tenant);
        return (answer, host);
    }

    // The lost answer may have been a new pair. If it was, the second try is told so, and the grant is known to be dead.
    private async Task<TokenResponse> TryAsync(string host, string refreshToken)
    {
        var answer = await endpoint.RefreshAsync(host, refreshToken);
        return answer is TokenResponse.Failed { Throttled: false } ? await endpoint.RefreshAsync(host, refreshToken) : answer;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Tenant} lives at {Host} now.")]
        public static partial void Moved(ILogger logger, TenantKey tenant, string host);

        [LoggerMessage(
            LogLevel.Critical,
            "{Tenant}: amoCRM does not know our AmoCrm:ClientId with this AmoCrm:ClientSecret. No account is marked; no token can be renewed."
        )]
        public static partial void WrongSecret(ILogger logger, TenantKey tenant);

        [LoggerMessage(
            LogLevel.Critical,
            "{Tenant}: AmoCrm:RedirectUri is not to the letter the one in the integration's settings. No account is marked; no token can be renewed."
        )]
        public static partial void WrongRedirect(ILogger logger, TenantKey tenant);
    }
}
