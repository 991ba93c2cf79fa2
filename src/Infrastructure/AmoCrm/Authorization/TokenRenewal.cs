using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>
/// Spends a refresh token, with a second try after a lost response and another one at the host of a renamed account. A grant counts
/// as dead only where the look-up does not contradict it.
/// </summary>
internal sealed partial class TokenRenewal(TokenEndpoint endpoint, DomainLookUp lookUp, ILogger<TokenRenewal> logger)
{
    /// <summary>The response, and the host that gave it.</summary>
    public async Task<(TokenResponse Response, string Host)> RenewAsync(Account account, TokenPair pair)
    {
        var host = account.Profile.Host;
        var response = await TryAsync(host, pair.RefreshToken);
        // The old host of a renamed account may answer in each of these ways, and so may the host of a deleted one.
        if (response is TokenResponse.Stranger or TokenResponse.Dead)
        {
            var found = await lookUp.FindAsync(pair, account.Tenant.AccountId);
            if (found is DomainAnswer.Alive { Host: { } moved } && moved != host)
            {
                Log.Moved(logger, account.Tenant, moved);
                (response, host) = (await TryAsync(moved, pair.RefreshToken), moved);
                // A second try there may have met the pair that the first one made.
                if (response is TokenResponse.Dead)
                    found = await lookUp.FindAsync(pair, account.Tenant.AccountId);
            }
            response = Weigh(response, found);
        }
        if (response is TokenResponse.Stranger { MayBeOurSecret: true })
            Log.WrongSecret(logger, account.Tenant);
        if (response is TokenResponse.Misconfigured our)
            Log.Misconfigured(logger, account.Tenant, our.Setting);
        return (response, host);
    }

    // A wrong secret of ours is refused in the words of a dead token: the look-up, which needs no secret, tells them apart. A mistake
    // here would cost the seller a new authorisation.
    private static TokenResponse Weigh(TokenResponse response, DomainAnswer found) => (response, found) switch
    {
        (TokenResponse.Dead or TokenResponse.Stranger, DomainAnswer.Dead) => new TokenResponse.Dead("look-up"),
        (TokenResponse.Dead, DomainAnswer.Alive) => new TokenResponse.Misconfigured("client"),
        (TokenResponse.Dead, DomainAnswer.Failed failed) => new TokenResponse.Failed(failed.Reason, failed.RetryAfter, Throttled: false),
        _ => response,
    };

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
            "{Tenant}: amoCRM does not accept our {Setting}, the token itself is alive. AmoCrm:ClientId, AmoCrm:ClientSecret and "
            + "AmoCrm:RedirectUri must be exactly those in the integration's settings. No account is marked; no token can be renewed.")]
        public static partial void Misconfigured(ILogger logger, TenantKey tenant, string setting);
    }
}
