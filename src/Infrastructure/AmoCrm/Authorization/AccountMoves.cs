using CleanAcquiring.Application;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using Microsoft.Extensions.Logging;

namespace CleanAcquiring.Infrastructure.AmoCrm.Authorization;

/// <summary>Follows an account to the host that it was renamed to.</summary>
internal sealed partial class AccountMoves(DomainLookUp lookUp, ITokens tokens, ILogger<AccountMoves> logger)
{
    /// <summary>
    /// True when the look-up changed what we know: another host, stored and learned by <paramref name="account"/>, or a dead grant,
    /// whose tokens are removed.
    /// </summary>
    /// <exception cref="OutageException">The look-up gave no usable answer.</exception>
    public async Task<bool> FollowAsync(Account account, CancellationToken cancellationToken)
    {
        if (await tokens.FindAsync(account.Tenant, cancellationToken) is not { } pair)
            return false;
        switch (await lookUp.FindAsync(pair, account.Tenant.AccountId))
        {
            case DomainAnswer.Alive { Host: { } host } when host != account.Profile.Host:
                await tokens.ChangeAsync(
                    account.Tenant, (current, _) => Task.FromResult<TokenChange>(new TokenChange.Store(current, host)), cancellationToken);
                account.Learn(account.Profile with { Host = host });
                Log.Moved(logger, account.Tenant, host);
                return true;
            case DomainAnswer.Dead:
                await tokens.ChangeAsync(
                    account.Tenant,
                    (current, _) => Task.FromResult<TokenChange>(
                        current.RefreshToken == pair.RefreshToken ? new TokenChange.Dead() : new TokenChange.Keep()),
                    cancellationToken);
                return true;
            case DomainAnswer.Failed failed:
                throw new OutageException("amoCRM", "oauth.domain", failed.Reason, failed.RetryAfter);
            default:
                return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Tenant} lives at {Host} now.")]
        public static partial void Moved(ILogger logger, TenantKey tenant, string host);
    }
}
